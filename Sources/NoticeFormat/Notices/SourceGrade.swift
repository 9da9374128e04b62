// SPDX-License-Identifier: Apache-2.0

/// An Admiralty grade: reliability `A` to `F` and credibility `1` to `6`, as `B2`.
package struct SourceGrade: TextValue {
    package let text: String

    package init(_ text: String) throws(FormatError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 2, (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(bytes[0]),
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(bytes[1])
        else {
            throw FormatError(.unknownWord, "source grade is not a letter A to F and a digit 1 to 6")
        }
        self.text = text
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// When a key may sign, both ends included; compared with the time claimed in what it signed
/// (card.md, section 3).
package struct KeyValidity: Hashable, Sendable {
    package var notBefore: Timestamp?
    package var notAfter: Timestamp?

    package static let unlimited = KeyValidity()

    package init(notBefore: Timestamp? = nil, notAfter: Timestamp? = nil) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    package func contains(_ time: Timestamp) -> Bool {
        if let notBefore, time < notBefore { return false }
        if let notAfter, time > notAfter { return false }
        return true
    }

    init(_ reader: inout MemberReader) throws(FormatError) {
        notBefore = try reader.optionalText("notBefore")
        notAfter = try reader.optionalText("notAfter")
        if let notBefore, let notAfter {
            try reader.require(notBefore <= notAfter, "notAfter is earlier than notBefore")
        }
    }

    var members: [(String, JSONValue?)] {
        [("notAfter", notAfter.map { .text($0) }), ("notBefore", notBefore.map { .text($0) })]
    }
}

// SPDX-License-Identifier: Apache-2.0

/// An unsigned ASCII decimal number in its shortest form.
enum Decimal {
    /// Returns nil for a sign, a leading zero, any other character or more than 64 bits.
    static func parse(_ text: some Collection<UInt8>) -> UInt64? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var value: UInt64 = 0
        for character in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = shifted.addingReportingOverflow(UInt64(character - UInt8(ascii: "0")))
            guard !tooLarge, !stillTooLarge else { return nil }
            value = sum
        }
        return value
    }
}

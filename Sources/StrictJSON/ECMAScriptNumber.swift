// SPDX-License-Identifier: Apache-2.0

/// Writes doubles as ECMAScript's `Number::toString` does, which RFC 8785 requires.
enum ECMAScriptNumber {
    /// The text of a finite double; minus zero is "0".
    static func text(_ value: Double) -> String {
        precondition(value.isFinite, "JSON has no infinities")
        if value == 0 { return "0" }
        let text = positiveText(value.magnitude)
        return value < 0 ? "-" + text : text
    }

    private static func positiveText(_ value: Double) -> String {
        let (digits, point) = shortestDigits(value)
        let count = digits.count
        if point > 21 || point <= -6 { return exponentialText(digits, exponent: point - 1) }
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + string(digits) }
        if point >= count { return string(digits) + String(repeating: "0", count: point - count) }
        return string(digits[..<point]) + "." + string(digits[point...])
    }

    private static func exponentialText(_ digits: ArraySlice<UInt8>, exponent: Int) -> String {
        let fraction = digits.count > 1 ? "." + string(digits.dropFirst()) : ""
        return string(digits.prefix(1)) + fraction + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
    }

    /// The fewest digits that name this double and no other, without zeros at either end, and where the
    /// decimal point stands counted from the first of them.
    ///
    /// Swift's description has the same digits as ECMAScript's; only its notation differs.
    private static func shortestDigits(_ value: Double) -> (digits: ArraySlice<UInt8>, point: Int) {
        let parts = value.description.utf8.split(separator: ASCII.lowerE)
        let exponent = parts.count > 1 ? Int(string(parts[1])) ?? 0 : 0
        let mantissa = parts[0].split(separator: ASCII.period)
        let whole = Array(mantissa[0])
        let all = whole + (mantissa.count > 1 ? Array(mantissa[1]) : [])
        let leadingZeros = all.prefix { $0 == ASCII.zero }.count
        var digits = all[leadingZeros...]
        while digits.last == ASCII.zero { digits.removeLast() }
        return (Array(digits)[...], whole.count - leadingZeros + exponent)
    }

    private static func string(_ digits: some Collection<UInt8>) -> String {
        String(decoding: digits, as: UTF8.self)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A number as it stands in the text, known to follow the grammar of RFC 8259, section 6.
struct JSONNumberToken {
    let text: ArraySlice<UInt8>
    let hasFractionOrExponent: Bool

    /// The value under the signed profile.
    func integer() throws(JSONError) -> Int64 {
        guard !hasFractionOrExponent else {
            throw error(.notInteger, "number has a fraction or an exponent")
        }
        let isNegative = text.first == ASCII.minus
        let digits = isNegative ? text.dropFirst() : text
        // 2^53 - 1 has 16 digits, and 17 digits fit an Int64: no overflow below.
        guard digits.count <= 17 else { throw error(.numberOutOfRange, "integer is beyond 2^53 - 1") }
        var magnitude: Int64 = 0
        for digit in digits { magnitude = magnitude * 10 + Int64(digit - ASCII.zero) }
        let value = isNegative ? -magnitude : magnitude
        guard JSONValue.integers.contains(value) else {
            throw error(.numberOutOfRange, "integer is beyond 2^53 - 1")
        }
        if isNegative && magnitude == 0 { throw error(.negativeZero, "minus zero") }
        return value
    }

    /// The nearest double; refuses numbers too large for one.
    func double() throws(JSONError) -> Double {
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            throw error(.numberOutOfRange, "number is too large for a double")
        }
        return value
    }

    private func error(_ code: JSONError.Code, _ reason: String) -> JSONError {
        JSONError(code, "\(reason), at byte \(text.startIndex)")
    }
}

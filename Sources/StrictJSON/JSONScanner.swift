// SPDX-License-Identifier: Apache-2.0

/// A place in a JSON text, and the tokens that can be read from there.
///
/// Every access to the bytes is bounds-checked.
struct JSONScanner {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next byte, or nil at the end.
    var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    mutating func skip() {
        position += 1
    }

    /// Skips one byte if it is the given one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case ASCII.space, ASCII.lineFeed, ASCII.carriageReturn, ASCII.tab: position += 1
            default: return
            }
        }
    }

    mutating func literal(_ text: String) throws(JSONError) {
        for byte in text.utf8 {
            guard take(byte) else { throw unexpected() }
        }
    }

    mutating func number() throws(JSONError) -> JSONNumberToken {
        let start = position
        _ = take(ASCII.minus)
        if take(ASCII.zero) {
            if isDigit(next) { throw error(.invalidNumber, "number starts with a zero") }
        } else {
            try digits()
        }
        var hasMore = false
        if take(ASCII.period) {
            hasMore = true
            try digits()
        }
        if let byte = next, byte | 0x20 == ASCII.lowerE {
            hasMore = true
            skip()
            if !take(ASCII.plus) { _ = take(ASCII.minus) }
            try digits()
        }
        return JSONNumberToken(text: bytes[start..<position], hasFractionOrExponent: hasMore)
    }

    /// The error for a byte that cannot stand here, or for the end of the text.
    func unexpected() -> JSONError {
        next == nil
            ? error(.unexpectedEnd, "text ends too early")
            : error(.unexpectedByte, "byte that cannot stand here")
    }

    func error(_ code: JSONError.Code, _ reason: String) -> JSONError {
        JSONError(code, "\(reason), at byte \(position)")
    }

    private mutating func digits() throws(JSONError) {
        guard isDigit(next) else { throw error(.invalidNumber, "digit expected") }
        while isDigit(next) { position += 1 }
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte >= ASCII.zero && byte <= ASCII.nine
    }
}

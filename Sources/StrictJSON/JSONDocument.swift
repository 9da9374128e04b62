// SPDX-License-Identifier: Apache-2.0

/// Reads one JSON text and hands what it finds to a builder.
///
/// Recurses once for each level of nesting, which ``JSONLimits`` bounds.
struct JSONDocument<Builder: JSONBuilder> {
    private var scanner: JSONScanner
    private let limits: JSONLimits

    static func read(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> Builder.Value {
        guard bytes.count <= limits.maxBytes else {
            throw JSONError(.tooLarge, "text is longer than \(limits.maxBytes) bytes")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONError(.byteOrderMark, "text starts with a byte order mark")
        }
        var document = JSONDocument(scanner: JSONScanner(bytes), limits: limits)
        document.scanner.skipWhiteSpace()
        let value = try document.value(depth: 0)
        document.scanner.skipWhiteSpace()
        guard document.scanner.next == nil else {
            throw document.scanner.error(.trailingBytes, "bytes after the value")
        }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> Builder.Value {
        guard let byte = scanner.next else { throw scanner.unexpected() }
        switch byte {
        case ASCII.quote: return Builder.string(try scanner.string())
        case ASCII.openBrace: return try object(depth: depth + 1)
        case ASCII.openBracket: return try array(depth: depth + 1)
        case ASCII.minus, ASCII.zero...ASCII.nine: return try Builder.number(try scanner.number())
        case UInt8(ascii: "t"):
            try scanner.literal("true")
            return Builder.bool(true)
        case UInt8(ascii: "f"):
            try scanner.literal("false")
            return Builder.bool(false)
        case UInt8(ascii: "n"):
            try scanner.literal("null")
            return Builder.null()
        default: throw scanner.unexpected()
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> Builder.Value {
        try open(depth: depth)
        var elements: [Builder.Value] = []
        if scanner.take(ASCII.closeBracket) { return Builder.array(elements) }
        repeat {
            try checkCount(elements.count)
            elements.append(try value(depth: depth))
        } while try goesOn(until: ASCII.closeBracket)
        return Builder.array(elements)
    }

    private mutating func object(depth: Int) throws(JSONError) -> Builder.Value {
        try open(depth: depth)
        var names = NameList()
        var values: [Builder.Value] = []
        if scanner.take(ASCII.closeBrace) { return Builder.object(names, values) }
        repeat {
            try checkCount(values.count)
            let name = try scanner.string()
            guard names.append(name) else {
                throw scanner.error(.duplicateName, "name occurs twice in an object")
            }
            scanner.skipWhiteSpace()
            guard scanner.take(ASCII.colon) else { throw scanner.unexpected() }
            scanner.skipWhiteSpace()
            values.append(try value(depth: depth))
        } while try goesOn(until: ASCII.closeBrace)
        return Builder.object(names, values)
    }

    private mutating func open(depth: Int) throws(JSONError) {
        guard depth <= limits.maxDepth else {
            throw scanner.error(.tooDeep, "more than \(limits.maxDepth) levels")
        }
        scanner.skip()
        scanner.skipWhiteSpace()
    }

    private func checkCount(_ count: Int) throws(JSONError) {
        guard count < limits.maxMembers else {
            throw scanner.error(.tooManyMembers, "more than \(limits.maxMembers) elements or members")
        }
    }

    /// Skips a comma and answers true, or the closing byte and answers false.
    private mutating func goesOn(until close: UInt8) throws(JSONError) -> Bool {
        scanner.skipWhiteSpace()
        if scanner.take(close) { return false }
        guard scanner.take(ASCII.comma) else { throw scanner.unexpected() }
        scanner.skipWhiteSpace()
        guard scanner.next != close else { throw scanner.error(.trailingComma, "comma before the end") }
        return true
    }

    private init(scanner: JSONScanner, limits: JSONLimits) {
        self.scanner = scanner
        self.limits = limits
    }
}

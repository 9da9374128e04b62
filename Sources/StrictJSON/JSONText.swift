// SPDX-License-Identifier: Apache-2.0

/// A value of any JSON text, numbers as they are written: for files of other makers, never for signed JSON.
public enum JSONText: Sendable, Hashable {
    case null
    case bool(Bool)
    /// Follows the grammar of RFC 8259, section 6.
    case number(String)
    case string(String)
    case array([JSONText])
    /// In the order of the text; no name occurs twice.
    case object([Member])

    public struct Member: Sendable, Hashable {
        public let name: String
        public let value: JSONText
    }

    /// Reads UTF-8 text with all refusals of ``StrictJSONParser`` but those of numbers.
    public static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONText {
        try JSONDocument<JSONTextBuilder>.read(bytes, limits: limits)
    }

    /// The member of an object; nil for what is none.
    public subscript(name: String) -> JSONText? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// The text of a string; nil for what is none.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of an array; nil for what is none.
    public var elements: [JSONText]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

/// Makes values whose numbers are texts.
enum JSONTextBuilder: JSONBuilder {
    static func null() -> JSONText { .null }
    static func bool(_ value: Bool) -> JSONText { .bool(value) }
    static func number(_ token: JSONNumberToken) throws(JSONError) -> JSONText {
        .number(String(decoding: token.text, as: UTF8.self))
    }
    static func string(_ value: String) -> JSONText { .string(value) }
    static func array(_ elements: [JSONText]) -> JSONText { .array(elements) }
    static func object(_ names: NameList, _ values: [JSONText]) -> JSONText {
        .object(zip(names.names, values).map { JSONText.Member(name: $0, value: $1) })
    }
}

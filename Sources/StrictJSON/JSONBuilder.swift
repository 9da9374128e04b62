// SPDX-License-Identifier: Apache-2.0

/// Makes values of what ``JSONDocument`` reads.
protocol JSONBuilder {
    associatedtype Value

    static func null() -> Value
    static func bool(_ value: Bool) -> Value
    static func number(_ token: JSONNumberToken) throws(JSONError) -> Value
    static func string(_ value: String) -> Value
    static func array(_ elements: [Value]) -> Value
    /// `values` has one element for each name.
    static func object(_ names: NameList, _ values: [Value]) -> Value
}

/// Makes values of the signed profile; refuses numbers that are not in it.
enum JSONValueBuilder: JSONBuilder {
    static func null() -> JSONValue { .null }
    static func bool(_ value: Bool) -> JSONValue { .bool(value) }
    static func string(_ value: String) -> JSONValue { .string(value) }
    static func array(_ elements: [JSONValue]) -> JSONValue { .array(elements) }

    static func object(_ names: NameList, _ values: [JSONValue]) -> JSONValue {
        .object(JSONObject(list: names, values: values))
    }

    static func number(_ token: JSONNumberToken) throws(JSONError) -> JSONValue {
        .integer(try token.integer())
    }
}

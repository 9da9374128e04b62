// SPDX-License-Identifier: Apache-2.0

/// A value of the signed JSON profile, which has integers and no other numbers.
///
/// Strings are compared by their bytes, not by canonical equivalence. An integer outside ``integers`` can be
/// made and written, and every strict parser then refuses it.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The integers that every implementation reads exactly (RFC 7493, section 2.2).
    public static let integers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    /// Makes an object, leaving out the members whose value is nil.
    ///
    /// A name given twice is a bug.
    public static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(JSONObject(members))
    }

    /// Makes an array of strings.
    public static func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }
}

extension JSONValue: Hashable {
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.string(let left), .string(let right)): JSONName.sameBytes(left, right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(UInt8(0))
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .string(let value): JSONName.hash(value, into: &hasher)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

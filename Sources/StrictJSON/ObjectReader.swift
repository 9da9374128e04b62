// SPDX-License-Identifier: Apache-2.0

/// Takes the members of an object one by one, each with the type it must have.
///
/// ``finish()`` then refuses what nobody asked for, so that a document has no member its reader did not know.
/// An optional member is absent or of its type: an explicit null is refused. Errors say where, as a JSON
/// Pointer.
package struct ObjectReader {
    package let object: JSONObject
    /// Where this object stands in the document, as a JSON Pointer.
    package let path: String
    private var isTaken: [Bool]

    package init(_ object: JSONObject, path: String = "") {
        self.object = object
        self.path = path
        isTaken = Array(repeating: false, count: object.count)
    }

    /// Refuses a value that is not an object.
    package init(value: JSONValue, path: String = "") throws(JSONError) {
        guard case .object(let object) = value else { throw Self.wrongType("an object", at: path) }
        self.init(object, path: path)
    }

    /// The value of a member of any type, or nil if there is none.
    package mutating func optionalValue(_ name: String) -> JSONValue? {
        guard let position = object.position(of: name) else { return nil }
        isTaken[position] = true
        return object.values[position]
    }

    package mutating func value(_ name: String) throws(JSONError) -> JSONValue {
        try required(optionalValue(name), name)
    }

    /// Refuses members that were not taken.
    package func finish() throws(JSONError) {
        guard let position = isTaken.firstIndex(of: false) else { return }
        throw JSONError(.unknownMember, "unknown member \(Self.shown(object.names[position]))", path: path)
    }

    /// Counts all members as taken: for objects that may carry members this version does not know.
    package mutating func takeAll() {
        isTaken = Array(repeating: true, count: object.count)
    }

    /// The path of a member, for errors about what it holds.
    package func path(to name: String) -> String {
        let escaped = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        return "\(path)/\(escaped)"
    }

    func required<Value>(_ value: Value?, _ name: String) throws(JSONError) -> Value {
        guard let value else {
            throw JSONError(.missingMember, "missing member \"\(name)\"", path: path)
        }
        return value
    }

    static func wrongType(_ expected: String, at path: String) -> JSONError {
        JSONError(.wrongType, "\(expected) expected", path: path)
    }

    /// A stranger's name, cut and made printable, so that it cannot forge lines of a log.
    private static func shown(_ name: String) -> String {
        let bytes = name.utf8.prefix(40).map { byte in
            byte > ASCII.space && byte < 0x7F && byte != ASCII.quote ? byte : UInt8(ascii: "?")
        }
        return "\"\(String(decoding: bytes, as: UTF8.self))\""
    }
}

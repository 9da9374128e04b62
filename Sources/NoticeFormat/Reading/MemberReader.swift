// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Takes the members of a JSON object as the values of the formats, and refuses with one code.
///
/// ``finish()`` refuses what nobody took. Reasons say where, as a JSON Pointer.
package struct MemberReader {
    let code: FormatError.Code
    private(set) var reader: ObjectReader

    package init(_ value: JSONValue, _ code: FormatError.Code) throws(FormatError) {
        self.code = code
        do { reader = try ObjectReader(value: value) } catch { throw FormatError(code, error) }
    }

    private init(reader: ObjectReader, code: FormatError.Code) {
        self.reader = reader
        self.code = code
    }

    /// Refuses members that were not taken.
    package func finish() throws(FormatError) {
        do { try reader.finish() } catch { throw FormatError(code, error) }
    }

    /// A refusal of this document that says where.
    package func refusal(_ reason: String, at name: String? = nil) -> FormatError {
        let path = name.map { reader.path(to: $0) } ?? reader.path
        return FormatError(code, path.isEmpty ? reason : "\(reason) (at \(path))")
    }

    /// Refuses unless a rule between members holds.
    package func require(_ holds: Bool, _ reason: String) throws(FormatError) {
        guard holds else { throw refusal(reason) }
    }

    package func has(_ name: String) -> Bool { reader.object[name] != nil }

    /// Members that were not taken, which are now counted as taken.
    package mutating func takeRest(except taken: Set<String>) -> JSONObject {
        var rest = reader.object
        for name in taken { rest[name] = nil }
        reader.takeAll()
        return rest
    }

    mutating func optional<Value>(
        _ read: (inout ObjectReader) throws(JSONError) -> Value?
    ) throws(FormatError) -> Value? {
        do { return try read(&reader) } catch { throw FormatError(code, error) }
    }

    func required<Value>(_ value: Value?, _ name: String) throws(FormatError) -> Value {
        guard let value else { throw refusal("missing member \"\(name)\"") }
        return value
    }

    package mutating func optionalObject(_ name: String) throws(FormatError) -> MemberReader? {
        let found = try optional { (reader) throws(JSONError) in try reader.optionalObject(name) }
        return found.map { MemberReader(reader: $0, code: code) }
    }

    package mutating func object(_ name: String) throws(FormatError) -> MemberReader {
        try required(optionalObject(name), name)
    }

    package mutating func optionalObjects(
        _ name: String,
        count: ClosedRange<Int>
    ) throws(FormatError) -> [MemberReader]? {
        let found = try optional { (reader) throws(JSONError) in try reader.optionalObjects(name) }
        guard let found else { return nil }
        try check(found.count, in: count, name)
        return found.map { MemberReader(reader: $0, code: code) }
    }

    package mutating func objects(
        _ name: String,
        count: ClosedRange<Int>
    ) throws(FormatError) -> [MemberReader] {
        try required(optionalObjects(name, count: count), name)
    }

    func check(_ number: Int, in range: ClosedRange<Int>, _ name: String) throws(FormatError) {
        guard range.contains(number) else {
            throw refusal("\(range.lowerBound) to \(range.upperBound) elements expected", at: name)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension MemberReader {
    /// What the elements of a list must be to one another, besides distinct.
    package enum Order: Sendable {
        case any
        /// By the UTF-8 bytes of their texts.
        case ascending
    }

    /// Checks `v` and reads `jti`, which every payload holds (README section 2).
    package mutating func head() throws(FormatError) -> RandomID {
        guard try integer("v", in: 1...1) == 1 else { throw refusal("version is not 1", at: "v") }
        return try text("jti")
    }

    package mutating func optionalText<Value: TextValue>(_ name: String) throws(FormatError) -> Value? {
        guard let text = try optionalRaw(name) else { return nil }
        return try value(of: text, at: name)
    }

    package mutating func text<Value: TextValue>(_ name: String) throws(FormatError) -> Value {
        try required(optionalText(name), name)
    }

    package mutating func optionalTexts<Value: TextValue>(
        _ name: String,
        count: ClosedRange<Int>,
        _ order: Order = .any
    ) throws(FormatError) -> [Value]? {
        guard let texts = try optionalRawList(name, count: count, order) else { return nil }
        var values: [Value] = []
        for (position, text) in texts.enumerated() {
            values.append(try value(of: text, at: "\(name)/\(position)"))
        }
        return values
    }

    package mutating func texts<Value: TextValue>(
        _ name: String,
        count: ClosedRange<Int>,
        _ order: Order = .any
    ) throws(FormatError) -> [Value] {
        try required(optionalTexts(name, count: count, order), name)
    }

    /// A text for people.
    package mutating func optionalString(
        _ name: String,
        characters: ClosedRange<Int>,
        _ rule: TextRule = .line
    ) throws(FormatError) -> String? {
        guard let text = try optionalRaw(name) else { return nil }
        guard rule.allows(text, characters: characters) else {
            throw refusal("text is too short, too long or holds a character that is not allowed", at: name)
        }
        return text
    }

    package mutating func string(
        _ name: String,
        characters: ClosedRange<Int>,
        _ rule: TextRule = .line
    ) throws(FormatError) -> String {
        try required(optionalString(name, characters: characters, rule), name)
    }

    package mutating func optionalInteger(
        _ name: String,
        in range: ClosedRange<Int>
    ) throws(FormatError) -> Int? {
        let found = try optional { (reader) throws(JSONError) in try reader.optionalInteger(name) }
        guard let found else { return nil }
        guard range.contains(Int(found)) else {
            throw refusal("integer outside \(range.lowerBound) to \(range.upperBound)", at: name)
        }
        return Int(found)
    }

    package mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(FormatError) -> Int {
        try required(optionalInteger(name, in: range), name)
    }

    package mutating func optionalBool(_ name: String) throws(FormatError) -> Bool? {
        try optional { (reader) throws(JSONError) in try reader.optionalBool(name) }
    }

    /// A member of any type, or nil if there is none.
    package mutating func optionalValue(_ name: String) throws(FormatError) -> JSONValue? {
        try optional { (reader) throws(JSONError) in reader.optionalValue(name) }
    }

    /// An object that this layer does not look into: a JSON Web Key.
    package mutating func rawObject(_ name: String) throws(FormatError) -> JSONObject {
        guard case .object(let object) = try required(optionalValue(name), name) else {
            throw refusal("an object expected", at: name)
        }
        return object
    }

    /// A text that must be exactly this one.
    package mutating func literal(_ name: String, _ expected: String) throws(FormatError) {
        let found = try required(optionalRaw(name), name)
        guard found.utf8.elementsEqual(expected.utf8) else {
            throw refusal("\"\(expected)\" expected", at: name)
        }
    }

    package mutating func optionalCompact(
        _ name: String,
        limit: Int = ObjectType.submission.largestSize
    ) throws(FormatError) -> String? {
        guard let text = try optionalRaw(name) else { return nil }
        guard CompactForm.matches(text, limit: limit) else {
            throw refusal("not a compact signed object, or too long", at: name)
        }
        return text
    }

    /// A compact signed object, by its shape alone.
    package mutating func compact(
        _ name: String,
        limit: Int = ObjectType.submission.largestSize
    ) throws(FormatError) -> String {
        try required(optionalCompact(name, limit: limit), name)
    }

    package mutating func compacts(
        _ name: String,
        count: ClosedRange<Int>,
        limit: Int = ObjectType.submission.largestSize,
        _ order: Order = .any
    ) throws(FormatError) -> [String] {
        let found = try required(optionalRawList(name, count: count, order), name)
        guard found.allSatisfy({ CompactForm.matches($0, limit: limit) }) else {
            throw refusal("an element is not a compact signed object, or too long", at: name)
        }
        return found
    }
}

extension MemberReader {
    /// A string of any content; the caller checks it.
    package mutating func optionalRaw(_ name: String) throws(FormatError) -> String? {
        try optional { (reader) throws(JSONError) in try reader.optionalString(name) }
    }

    package mutating func raw(_ name: String) throws(FormatError) -> String {
        try required(optionalRaw(name), name)
    }

    /// Distinct strings of any content.
    package mutating func optionalRawList(
        _ name: String,
        count: ClosedRange<Int>,
        _ order: Order = .any
    ) throws(FormatError) -> [String]? {
        let found = try optional { (reader) throws(JSONError) in try reader.optionalStrings(name) }
        guard let found else { return nil }
        try check(found.count, in: count, name)
        guard Set(found.map { Array($0.utf8) }).count == found.count else {
            throw refusal("an element occurs twice", at: name)
        }
        if order == .ascending, !zip(found, found.dropFirst()).allSatisfy({ precedesInBytes($0, $1) }) {
            throw refusal("elements are not in ascending order", at: name)
        }
        return found
    }

    package mutating func rawList(
        _ name: String,
        count: ClosedRange<Int>,
        _ order: Order = .any
    ) throws(FormatError) -> [String] {
        try required(optionalRawList(name, count: count, order), name)
    }

    private func value<Value: TextValue>(of text: String, at name: String) throws(FormatError) -> Value {
        do {
            return try Value(text)
        } catch {
            // `name` may hold a position: it is joined here and not escaped again.
            throw FormatError(code, "\(error.reason) (at \(reader.path)/\(name))")
        }
    }
}

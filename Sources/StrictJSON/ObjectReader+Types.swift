// SPDX-License-Identifier: Apache-2.0

extension ObjectReader {
    package mutating func string(_ name: String) throws(JSONError) -> String {
        try required(optionalString(name), name)
    }

    package mutating func optionalString(_ name: String) throws(JSONError) -> String? {
        guard let value = optionalValue(name) else { return nil }
        guard case .string(let text) = value else { throw Self.wrongType("a string", at: path(to: name)) }
        return text
    }

    package mutating func integer(_ name: String) throws(JSONError) -> Int64 {
        try required(optionalInteger(name), name)
    }

    package mutating func optionalInteger(_ name: String) throws(JSONError) -> Int64? {
        guard let value = optionalValue(name) else { return nil }
        guard case .integer(let number) = value else {
            throw Self.wrongType("an integer", at: path(to: name))
        }
        return number
    }

    package mutating func bool(_ name: String) throws(JSONError) -> Bool {
        try required(optionalBool(name), name)
    }

    package mutating func optionalBool(_ name: String) throws(JSONError) -> Bool? {
        guard let value = optionalValue(name) else { return nil }
        guard case .bool(let truth) = value else { throw Self.wrongType("true or false", at: path(to: name)) }
        return truth
    }

    package mutating func array(_ name: String) throws(JSONError) -> [JSONValue] {
        try required(optionalArray(name), name)
    }

    package mutating func optionalArray(_ name: String) throws(JSONError) -> [JSONValue]? {
        guard let value = optionalValue(name) else { return nil }
        guard case .array(let elements) = value else { throw Self.wrongType("an array", at: path(to: name)) }
        return elements
    }

    package mutating func strings(_ name: String) throws(JSONError) -> [String] {
        try required(optionalStrings(name), name)
    }

    package mutating func optionalStrings(_ name: String) throws(JSONError) -> [String]? {
        guard let elements = try optionalArray(name) else { return nil }
        var texts: [String] = []
        for (position, element) in elements.enumerated() {
            guard case .string(let text) = element else {
                throw Self.wrongType("a string", at: "\(path(to: name))/\(position)")
            }
            texts.append(text)
        }
        return texts
    }

    /// A reader of the object that is the member; its own `finish()` has to be called too.
    package mutating func object(_ name: String) throws(JSONError) -> ObjectReader {
        try required(optionalObject(name), name)
    }

    package mutating func optionalObject(_ name: String) throws(JSONError) -> ObjectReader? {
        guard let value = optionalValue(name) else { return nil }
        return try ObjectReader(value: value, path: path(to: name))
    }

    /// Readers of the objects in the array that is the member.
    package mutating func objects(_ name: String) throws(JSONError) -> [ObjectReader] {
        try required(optionalObjects(name), name)
    }

    package mutating func optionalObjects(_ name: String) throws(JSONError) -> [ObjectReader]? {
        guard let elements = try optionalArray(name) else { return nil }
        var readers: [ObjectReader] = []
        for (position, element) in elements.enumerated() {
            readers.append(try ObjectReader(value: element, path: "\(path(to: name))/\(position)"))
        }
        return readers
    }

    /// The bytes of a member in base64url; refuses another number of them than `count`, if given.
    package mutating func bytes(_ name: String, count: Int? = nil) throws(JSONError) -> [UInt8] {
        try required(optionalBytes(name, count: count), name)
    }

    package mutating func optionalBytes(_ name: String, count: Int? = nil) throws(JSONError) -> [UInt8]? {
        guard let text = try optionalString(name) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try Base64URL.decode(text)
        } catch {
            throw JSONError(error.code, error.reason, path: path(to: name))
        }
        if let count, bytes.count != count {
            throw JSONError(.wrongLength, "\(count) bytes expected", path: path(to: name))
        }
        return bytes
    }
}

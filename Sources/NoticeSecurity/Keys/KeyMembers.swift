// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The members of a JSON Web Key, read without tolerance.
///
/// Values of `kty`, `crv` and `alg` are compared as JSON strings, by their bytes: Swift's own comparison
/// takes U+212A (the Kelvin sign) for the K in `OKP`.
struct KeyMembers {
    private var reader: ObjectReader

    init(_ jwk: JSONValue) throws(SecurityError) {
        guard case .object(let object) = jwk else {
            throw SecurityError(.malformedKey, "a key is an object")
        }
        reader = ObjectReader(object)
    }

    /// Whether a member has exactly this text.
    mutating func has(_ name: String, _ text: String) -> Bool {
        reader.optionalValue(name) == .string(text)
    }

    mutating func bytes(_ name: String, count: Int) throws(SecurityError) -> [UInt8] {
        do {
            return try reader.bytes(name, count: count)
        } catch {
            throw SecurityError(.malformedKey, String(describing: error))
        }
    }

    /// Refuses members nobody asked for.
    func finish() throws(SecurityError) {
        try SecurityError.naming(.malformedKey) { () throws(JSONError) in try reader.finish() }
    }
}

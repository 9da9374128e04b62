// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Signs what no signer of the library would sign.
enum Forgery {
    /// Signs a payload under any type, with any key.
    static func sign(_ payload: JSONValue, as type: ObjectType, key: SigningKey) throws -> String {
        try CompactJWS.sign(payload: CanonicalJSON.encode(payload), typ: type.rawValue, key: key).jws.text
    }

    /// Signs the same payload again, with one member changed.
    static func resign(
        _ jws: String,
        _ member: String,
        _ value: JSONValue?,
        key: SigningKey
    ) throws -> String {
        let object = try CompactJWS(parsing: jws, maxBytes: ObjectType.notice.largestSize)
        guard case .object(var payload) = try StrictJSONParser.parse(object.unverifiedPayload),
            let type = ObjectType(rawValue: object.header.typ)
        else { throw SecurityError(.malformedPayload, "not an object") }
        payload[member] = value
        return try sign(.object(payload), as: type, key: key)
    }

    /// Every text that differs from this one in one bit of one byte.
    static func flips(of bytes: [UInt8]) -> some Sequence<[UInt8]> {
        bytes.indices.lazy.map { index in
            var flipped = bytes
            flipped[index] ^= 1
            return flipped
        }
    }

    /// How many texts with one byte altered a verifier accepts; prints nothing, holds on to nothing.
    static func acceptedFlips(of text: String, _ verify: (String) throws -> Void) -> Int {
        flips(of: Array(text.utf8)).count { bytes in
            (try? verify(String(decoding: bytes, as: UTF8.self))) != nil
        }
    }
}

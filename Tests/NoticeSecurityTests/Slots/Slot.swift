// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import StrictJSON

/// A place where a verifier takes signed objects of one type, with one that belongs there.
struct Slot: Sendable {
    let type: ObjectType
    /// The key that signed the object.
    let key: SigningKey
    /// Compact JWS, for a notice with its disclosures.
    let honest: String
    /// Throws for whatever does not belong there.
    let verify: @Sendable (String) throws -> Void

    func takes(_ text: String) -> Bool { (try? verify(text)) != nil }

    /// The payload of the object that belongs there.
    func payload() throws -> JSONValue {
        let jwt = String(honest.prefix { $0 != "~" })
        return try StrictJSONParser.parse(
            CompactJWS(parsing: jwt, maxBytes: ObjectType.notice.largestSize).unverifiedPayload
        )
    }

    /// Signs any payload under any type so that only what it says can be refused, not its form.
    static func forge(_ payload: JSONValue, as type: ObjectType, key: SigningKey) throws -> String {
        let jws = try Forgery.sign(payload, as: type, key: key)
        return type == .notice ? jws + "~" : jws
    }
}

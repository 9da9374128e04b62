// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A signed object this node has just made.
package struct SignedObject: Hashable, Sendable {
    package let id: ObjectID
    /// Compact JWS.
    package let jws: String

    init(_ made: VerifiedJWS) {
        id = made.objectID
        jws = made.jws.text
    }

    /// Signs the canonical form of a payload, and refuses one that no reader would accept.
    static func sign(
        _ payload: some FormatDocument,
        type: ObjectType,
        key: SigningKey
    ) throws -> SignedObject {
        let bytes = payload.payload
        _ = try type.reading { () throws(FormatError) in try Swift.type(of: payload).init(payload: bytes) }
        let made = try CompactJWS.sign(payload: bytes, typ: type.rawValue, key: key)
        guard made.jws.bytes.count <= type.largestSize else {
            throw SecurityError(.tooLarge, "signed object longer than \(type.largestSize) octets")
        }
        return SignedObject(made)
    }
}

extension ObjectType {
    /// Runs a reading of a payload and names its refusal by one code of this layer.
    func reading<Value>(_ read: () throws(FormatError) -> Value) throws(SecurityError) -> Value {
        do {
            return try read()
        } catch {
            throw SecurityError(refusal(of: error), error.reason)
        }
    }

    private func refusal(of error: FormatError) -> SecurityError.Code {
        switch (error.code, self) {
        case (.tooLarge, _): .tooLarge
        case (.hiddenCountMismatch, _): .hiddenCountMismatch
        case (_, .card): .malformedCard
        case (_, .notice): .malformedNotice
        default: .malformedPayload
        }
    }
}

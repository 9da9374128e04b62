// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A verified filing of a party, by its type (docs/spec/filing.md).
package enum Filing: Hashable, Sendable {
    case statement(VerifiedObject<StatementPayload>)
    case seal(VerifiedSeal)
    case opening(VerifiedOpening)
    case consent(VerifiedConsent)

    package var id: ObjectID {
        switch self {
        case .statement(let object): object.id
        case .seal(let object): object.id
        case .opening(let object): object.id
        case .consent(let object): object.id
        }
    }

    /// The compact JWS as it came.
    package var jws: String {
        switch self {
        case .statement(let object): object.jws
        case .seal(let object): object.jws
        case .opening(let object): object.jws
        case .consent(let object): object.jws
        }
    }

    /// The key that signed.
    var kid: KeyID {
        switch self {
        case .statement(let object): object.kid
        case .seal(let object): object.kid
        case .opening(let object): object.kid
        case .consent(let object): object.kid
        }
    }

    package var payload: any FilingPayload {
        switch self {
        case .statement(let object): object.payload
        case .seal(let object): object.payload
        case .opening(let object): object.payload
        case .consent(let object): object.payload
        }
    }

    package var type: LeafType { Swift.type(of: payload).leaf }

    /// Its leaf in a log.
    package var entry: LeafEntry { ObjectHash.leaf(type, jws) }
}

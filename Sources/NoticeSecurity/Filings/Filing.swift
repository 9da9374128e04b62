// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A verified filing of a party, by its type (docs/spec/filing.md).
package enum Filing: Hashable, Sendable {
    case statement(VerifiedObject<StatementPayload>)

    package var id: ObjectID {
        switch self {
        case .statement(let object): object.id
        }
    }

    /// The compact JWS as it came.
    package var jws: String {
        switch self {
        case .statement(let object): object.jws
        }
    }

    package var payload: any FilingPayload {
        switch self {
        case .statement(let object): object.payload
        }
    }

    package var type: LeafType { Swift.type(of: payload).leaf }

    /// Its leaf in a log.
    package var entry: LeafEntry { ObjectHash.leaf(type, jws) }
}

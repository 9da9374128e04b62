// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A signed object that somebody holds, for comparing records (docs/spec/claim.md section 10).
package struct HeldObject: Hashable, Sendable {
    package var id: ObjectID
    package var type: ObjectKind
    package var signer: PartyID
    /// What it is, beyond its type: the event of evidence.
    package var label: String?
    /// What it belongs to; records are compared where both sides hold something of it.
    package var topic: String
    /// Where there can be only one, such as "dispatch 3 from a.example to b.example".
    package var place: String
    /// Of the complete signed bytes.
    package var digest: Digest
    package var made: WitnessedWindow

    package enum ObjectKind: String, Sendable, CaseIterable {
        case notice, approval, dispatch, submission, evidence, status
        case relayStatus = "relay-status"
        case denial
    }
}

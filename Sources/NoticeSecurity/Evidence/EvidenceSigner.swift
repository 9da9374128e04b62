// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Signs evidence of the events of the table (evidence.md, section 2).
package enum EvidenceSigner {
    /// Signs with a `node` key, or an officer's for the officer's events.
    ///
    /// Refuses a payload that no reader would accept; signing an unknown event is a bug.
    package static func sign(_ payload: EvidencePayload, key: SigningKey) throws -> SignedObject {
        guard let type = payload.type else { preconditionFailure("unknown events are not signed") }
        return try SignedObject.sign(payload, type: type, key: key)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// What submissions and evidence name: one envelope of one message.
struct MessageSubject: Hashable, Sendable {
    let msg: RandomID
    let env: Digest
    let pc: Digest
    let from: PartyID
    let to: PartyID

    init(_ payload: SubmissionPayload) {
        (msg, env, pc) = (payload.msg, payload.env, payload.pc)
        (from, to) = (payload.issuer, payload.to)
    }

    init(_ payload: EvidencePayload) {
        (msg, env, pc) = (payload.msg, payload.env, payload.pc)
        (from, to) = (payload.from, payload.to)
    }

    func mustEqual(_ other: MessageSubject?) throws(SecurityError) {
        guard other == nil || other == self else {
            throw SecurityError(.mismatch, "it speaks of another message than the rest of its delivery")
        }
    }
}

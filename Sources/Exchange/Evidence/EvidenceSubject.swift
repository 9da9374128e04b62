// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// The envelope and message that evidence speaks of.
struct EvidenceSubject: Sendable, Hashable {
    let msg: RandomID
    let env: Digest
    let pc: Digest
    let from: PartyID
    let to: PartyID

    init(msg: RandomID, env: Digest, pc: Digest, from: PartyID, to: PartyID) {
        self.msg = msg
        self.env = env
        self.pc = pc
        self.from = from
        self.to = to
    }

    init(_ payload: EvidencePayload) {
        self.init(msg: payload.msg, env: payload.env, pc: payload.pc, from: payload.from, to: payload.to)
    }

    init(_ message: MessageRecord) {
        self.init(msg: message.msg, env: message.env, pc: message.pc, from: message.from, to: message.to)
    }
}

// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

extension OfficerDesk {
    /// What an officer says about a message that the node received.
    enum Saying {
        case acknowledge
        case convey(to: String)
        case decline(ReasonCode)
    }

    /// Signs what this officer says, in the role that fits, and hands it to the node.
    func say(_ saying: Saying, about message: MessageViewBody) async throws -> EventName {
        let head = try EvidenceHeadBody(bytes: try await get("/messages/\(message.msg)/head"))
        let role = try role()
        let event = event(saying, role: role, isOpened: head.isOpened)
        let payload = EvidencePayload(
            jti: Self.randomID(),
            issuer: party,
            event: event,
            msg: try RandomID(message.msg),
            env: try Digest(message.env),
            pc: try Digest(message.pc),
            from: try PartyID(message.from),
            to: try PartyID(message.to),
            at: clock.now(),
            after: head.anchors,
            prev: head.previous,
            reasons: reasons(saying),
            binding: binding(saying, head, role: role)
        )
        let signed = try EvidenceSigner.sign(payload, key: key)
        _ = try await post(
            "/messages/\(message.msg)/evidence",
            ObjectBody("evidence", jws: signed.jws).bytes
        )
        return event
    }

    /// The watch answers; a decision-maker who is not of the watch answers as such.
    private func role() throws -> Role {
        guard let role = [Role.watch, .decisionMaker].first(where: { roles.contains($0) }) else {
            throw NodeFailure(1, "\(name): needs the role watch or decision-maker")
        }
        return role
    }

    private func event(_ saying: Saying, role: Role, isOpened: Bool) -> EventName {
        switch saying {
        case .acknowledge: role == .decisionMaker ? .decisionMakerAcknowledged : .acknowledged
        case .convey: .conveyedToDecisionMaker
        case .decline: isOpened ? .declinedToAcknowledge : .consignmentRejection
        }
    }

    private func reasons(_ saying: Saying) -> [ReasonCode] {
        if case .decline(let reason) = saying { [reason] } else { [] }
    }

    private func binding(_ saying: Saying, _ head: EvidenceHeadBody, role: Role) -> EvidenceBinding {
        var binding = EvidenceBinding()
        binding.role = role
        binding.card = head.card
        if head.isOpened, !head.isContentFree {
            binding.notice = head.notice
            binding.sdHash = head.sdHash
        }
        if case .convey(let to) = saying { binding.conveyedTo = to }
        return binding
    }
}

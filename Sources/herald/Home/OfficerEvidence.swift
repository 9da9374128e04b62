// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Evidence that an officer signs with a key that is not on the node.
struct OfficerEvidence {
    let session: NodeSession
    let options: GlobalOptions

    /// How often a signature is made anew because other evidence came in between.
    private static let tries = 3

    /// The first of these roles that the officer holds in the card now in force.
    func role(preferring roles: [Role]) throws -> Role {
        let keyID = KeyID(bytes: session.key.verificationKey.thumbprint.bytes)
        guard let officer = session.card.officer(keyID, in: session.card.latest.id) else {
            throw Failure(
                .no,
                "not-an-officer",
                "your key is not in the card of \(session.party.text)",
                hint: "ask for: herald officer add \(session.home.name) --role watch --key PUB.json"
            )
        }
        guard let role = roles.first(where: { officer.roles.contains($0) }) else {
            let names = roles.map(\.rawValue).joined(separator: " or ")
            throw Failure(
                .no,
                "role-missing",
                "this needs the role \(names)",
                hint: "you hold \(officer.roles.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return role
    }

    func make(_ event: EventName, about id: String, role: Role, conveyedTo: String? = nil) async throws {
        let message = try await message(id)
        try await sign(message) { head in
            guard head.isOpened else {
                throw Failure(
                    .no,
                    "not-opened",
                    "this notice is not open yet",
                    hint: "open it: herald show \(id)"
                )
            }
            return (event, [], binding(head, role: role, conveyedTo: conveyedTo))
        }
    }

    /// ConsignmentRejection before the node opened it, "declined to acknowledge" after.
    func decline(_ id: String, role: Role, reason: ReasonCode) async throws {
        let message = try await message(id)
        try await sign(message) { head in
            if head.isOpened {
                return (.declinedToAcknowledge, [reason], binding(head, role: role, conveyedTo: nil))
            }
            var binding = EvidenceBinding()
            binding.role = role
            binding.card = head.card
            return (.consignmentRejection, [reason], binding)
        }
    }

    /// ConsignmentAcceptance: the share holder then releases its key share.
    func accept(_ id: String, role: Role) async throws {
        let message = try await message(id)
        try await sign(message) { head in
            guard !head.isOpened else {
                throw Failure(.no, "conflict", "this notice is open already: it waits for no acceptance")
            }
            var binding = EvidenceBinding()
            binding.role = role
            binding.card = head.card
            return (.consignmentAcceptance, [], binding)
        }
    }

    private func message(_ id: String) async throws -> MessageViewBody {
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
        guard view.direction == "inbound", let message = view.messages.first else {
            throw Failure(.no, "not-received", "\(id) is not a notice that \(session.party.text) received")
        }
        return message
    }

    private func binding(_ head: EvidenceHeadBody, role: Role, conveyedTo: String?) -> EvidenceBinding {
        var binding = EvidenceBinding()
        binding.role = role
        binding.card = head.card
        if !head.isContentFree {
            binding.notice = head.notice
            binding.sdHash = head.sdHash
        }
        binding.conveyedTo = conveyedTo
        return binding
    }

    private typealias Choice = (event: EventName, reasons: [ReasonCode], binding: EvidenceBinding)

    private func sign(_ message: MessageViewBody, _ choose: (EvidenceHeadBody) throws -> Choice) async throws
    {
        for attempt in 1...Self.tries {
            let head = try EvidenceHeadBody(bytes: try await session.get("/messages/\(message.msg)/head"))
            let choice = try choose(head)
            let payload = EvidencePayload(
                jti: NodeSession.randomID(),
                issuer: session.party,
                event: choice.event,
                msg: try RandomID(message.msg),
                env: try Digest(message.env),
                pc: try Digest(message.pc),
                from: try PartyID(message.from),
                to: try PartyID(message.to),
                at: NodeSession.now(),
                after: head.anchors,
                prev: head.previous,
                reasons: choice.reasons,
                binding: choice.binding
            )
            let signed = try EvidenceSigner.sign(payload, key: session.key)
            do {
                let body = ObjectBody("evidence", jws: signed.jws).bytes
                _ = try await session.post("/messages/\(message.msg)/evidence", body)
                return report(choice.event, message)
            } catch let failure as Failure where failure.code == "stale-head" && attempt < Self.tries {
                continue
            }
        }
    }

    private func report(_ event: EventName, _ message: MessageViewBody) {
        if options.json {
            Terminal.print(
                json: "evidence",
                [("event", .string(event.shortName)), ("msg", .string(message.msg))]
            )
        } else {
            Terminal.print("\(event.shortName) signed for \(message.from)")
        }
    }
}

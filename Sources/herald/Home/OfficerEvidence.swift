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

    /// Signs what the officer says about a notice and hands it to the node; with `isOpening` it is opened first.
    ///
    /// Returns the notice as the node showed it before.
    @discardableResult
    func say(
        _ statement: OfficerStatement,
        about id: String,
        isOpening: Bool = false
    ) async throws -> NoticeViewBody {
        let role = try role(preferring: statement.roles)
        let path = "/notices/\(id)" + (isOpening ? "?open=1" : "")
        let view = try NoticeViewBody(bytes: try await session.get(path))
        guard view.direction == "inbound", let message = view.messages.first else {
            throw Failure(.no, "not-received", "\(id) is not a notice that \(session.party.text) received")
        }
        try await sign(statement, as: role, about: message, id: id)
        return view
    }

    private func sign(
        _ statement: OfficerStatement,
        as role: Role,
        about message: MessageViewBody,
        id: String
    ) async throws {
        let sealing = try await sealingKey(for: statement, about: message)
        let salt = NodeSession.randomID()
        for attempt in 1...Self.tries {
            let head = try EvidenceHeadBody(bytes: try await session.get("/messages/\(message.msg)/head"))
            if head.isOpened, case .accept = statement.act {
                throw Failure(.no, "conflict", "this notice is open already: it waits for no acceptance")
            }
            guard head.isOpened || !statement.needsOpening else {
                throw Failure(
                    .no,
                    "not-opened",
                    "this notice is not open yet",
                    hint: "open it: herald show \(id)"
                )
            }
            let signed = try statement.sign(
                about: message,
                head: head,
                as: role,
                key: session.key,
                sealing: sealing,
                at: NodeSession.now(),
                jti: NodeSession.randomID(),
                salt: salt
            )
            do {
                let body = ObjectBody("evidence", jws: signed.jws).bytes
                _ = try await session.post("/messages/\(message.msg)/evidence", body)
                return report(signed.event, message)
            } catch let failure as Failure where failure.code == "stale-head" && attempt < Self.tries {
                continue
            }
        }
    }

    /// The sender's key, from a card that this officer can trust, if there are words to seal.
    private func sealingKey(
        for statement: OfficerStatement,
        about message: MessageViewBody
    ) async throws -> SealingPublicKey? {
        guard statement.note != nil else { return nil }
        let sender = try await Reading(session: session).card(of: try PartyID(message.from))
        return sender.sealingKeys(at: NodeSession.now()).first
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

// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

extension OfficerDesk {
    /// Signs what this officer says, in the role that fits, and hands it to the node.
    ///
    /// The watch answers; a decision-maker who is not of the watch answers as such.
    func say(_ statement: OfficerStatement, about message: MessageViewBody) async throws -> EventName {
        guard let role = statement.roles.first(where: { roles.contains($0) }) else {
            throw NodeFailure(1, "\(name): needs the role watch or decision-maker")
        }
        let head = try EvidenceHeadBody(bytes: try await get("/messages/\(message.msg)/head"))
        let signed = try statement.sign(
            about: message,
            head: head,
            as: role,
            key: key,
            sealing: try await sealingKey(for: statement, about: message),
            at: clock.now(),
            jti: Self.randomID(),
            salt: Self.randomID()
        )
        _ = try await post(
            "/messages/\(message.msg)/evidence",
            ObjectBody("evidence", jws: signed.jws).bytes
        )
        return signed.event
    }

    private func sealingKey(
        for statement: OfficerStatement,
        about message: MessageViewBody
    ) async throws -> SealingPublicKey? {
        guard statement.note != nil else { return nil }
        let file = try await get(message.from == party.text ? "/card" : "/cards/\(message.from)")
        return try CardVerifier.verify(file: file).sealingKeys(at: clock.now()).first
    }

    /// Has the party deny something.
    func deny(_ about: DenialSubject, text: String) async throws {
        _ = try await post("/denials", DenialBody(about: about, text: text).bytes)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension Scene {
    /// Lets every node, or those named, do what is due until nothing is left that can be done now.
    func settle(_ names: [String]? = nil) async throws {
        let nodes = try names.map { try $0.map { try node($0) } } ?? parties.compactMap { seats[$0]?.node }
        var count = 1
        while count > 0 {
            count = 0
            for node in nodes {
                count += try await node.openWaiting()
                count += try await node.closeDeadlines()
                count += try await node.deliverDue()
            }
        }
    }

    /// Lets time pass and everybody work.
    func pass(_ duration: Duration) async throws {
        clock.advance(by: duration)
        try await settle()
    }

    /// Signs every node's checkpoint and has the others cosign it.
    func publish() async throws {
        for party in parties {
            guard let node = seats[party]?.node else { continue }
            if try await node.signCheckpoint() { _ = try await node.collectCosignatures() }
        }
    }

    /// Composes a warning as the party's drafter; it waits for its approvals.
    mutating func compose(
        from name: String = ash,
        to recipients: [String] = [birch],
        via: [String] = [],
        kind: NoticeKind = .warning,
        draft: NoticeDraft? = nil
    ) async throws -> ObjectID {
        let drafter = try officer("Drafter", of: name)
        let request = DraftRequest(
            kind: kind,
            recipients: try recipients.map { try PartyID($0) },
            via: try via.map { try Route($0) },
            draft: try draft ?? TestParty.draft(),
            request: try randomID(name)
        )
        return try await node(name).draft(request, by: drafter.kid)
    }

    mutating func approve(_ notice: ObjectID, from name: String = ash, by officer: String) async throws {
        let officer = try self.officer(officer, of: name)
        let id = try PartyID(name)
        let text = try #require(
            try seats[id]?.party.approval(of: notice, by: officer, at: clock.now())
        )
        try await node(name).approve(notice, with: text)
    }

    /// Composes a warning, and both releasers approve it.
    @discardableResult
    mutating func send(
        from name: String = ash,
        to recipients: [String] = [birch],
        via: [String] = [],
        kind: NoticeKind = .warning,
        draft: NoticeDraft? = nil
    ) async throws -> ObjectID {
        let notice = try await compose(from: name, to: recipients, via: via, kind: kind, draft: draft)
        try await approve(notice, from: name, by: "Releaser One")
        if try await node(name).view(notice.text).state == .waiting {
            try await approve(notice, from: name, by: "Releaser Two")
        }
        return notice
    }

    /// Signs evidence as an officer of the recipient would, from what the node says it must name.
    mutating func sign(
        _ event: EventName,
        about msg: RandomID,
        at name: String = birch,
        by officer: String = "Watch",
        as role: Role = .watch,
        change: (inout EvidencePayload) -> Void = { _ in }
    ) async throws -> String {
        let node = try node(name)
        let head = try await node.evidenceHead(of: msg)
        let view = try #require(try await node.view(msg.text).messages.first)
        var payload = EvidencePayload(
            jti: try randomID(name),
            issuer: try PartyID(name),
            event: event,
            msg: msg,
            env: view.message.env,
            pc: view.message.pc,
            from: view.message.from,
            to: view.message.to,
            at: clock.now(),
            after: head.anchors,
            prev: head.previous
        )
        payload.binding.role = role
        payload.binding.card = head.card
        if event.isNegative { payload.reasons = [.notCompetent] }
        if event == .conveyedToDecisionMaker { payload.binding.conveyedTo = "decision-maker" }
        if event != .consignmentRejection, !head.isContentFree {
            payload.binding.notice = head.notice
            payload.binding.sdHash = head.sdHash
        }
        change(&payload)
        return try EvidenceSigner.sign(payload, key: try self.officer(officer, of: name).key).jws
    }

    func officer(_ officer: String, of name: String) throws -> TestOfficer {
        try #require(try seat(name).party.officer(officer))
    }

    private mutating func randomID(_ name: String) throws -> RandomID {
        let id = try PartyID(name)
        guard let random = seats[id]?.party.random.randomID() else { throw Unexpected() }
        return random
    }
}

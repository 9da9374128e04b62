// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// What an officer has signed and not yet seen taken.
private final class Pen: Sendable {
    private let written = Mutex<String?>(nil)

    var text: String? {
        get { written.withLock { $0 } }
        set { written.withLock { $0 = newValue } }
    }
}

/// The watch and the decision-maker of one party, who do with each notice what the schedule says.
struct WatchOfficers: Sendable {
    let stage: Stage
    let seat: SimulatedSeat
    let seats: [CastMember: SimulatedSeat]

    /// Looks at what came in until the simulation is over.
    func watch() async {
        var seen: Set<RandomID> = []
        while !stage.world.isOver {
            let messages = (try? await seat.disk.store.read { try $0.messages(.inbound, limit: 1000) }) ?? []
            for message in messages.reversed() where !seen.contains(message.msg) {
                guard let place = await place(of: message) else { continue }
                seen.insert(message.msg)
                stage.world.note("\(seat.member.rawValue) holds #\(place)")
                stage.truth.officerBegins()
                stage.world.spawn {
                    await self.act(on: message.msg, place)
                    stage.truth.officerEnds()
                }
            }
            await stage.world.sleep(15_000)
        }
    }

    /// Which notice of the schedule a message carries, as its sender knows.
    private func place(of message: MessageRecord) async -> Int? {
        guard let sender = stage.cast.member(message.from).flatMap({ seats[$0] }) else { return nil }
        let record = try? await sender.disk.store.read { try $0.message(message.msg) }
        return record?.notice.flatMap { stage.truth.place($0) }
    }

    private func act(on msg: RandomID, _ place: Int) async {
        let plan = stage.schedule.notices[place]
        let answer = plan.answers[seat.member] ?? .silence
        await stage.world.sleep(plan.answerDelay)
        if plan.grade != .immediate {
            guard await accept(msg, place, answer) else { return }
        }
        if !seat.opensAutomatically, answer != .declineUnopened {
            await insisting("open", place) { node in
                _ = try await node.view(msg.text, isOpening: true)
            }
        }
        if answer != .silence { await look(at: msg, place, isReading: answer != .declineUnopened) }
        for (event, name, role) in events(answer) { await say(event, msg, place, name, role) }
    }

    private func say(
        _ event: EventName,
        _ msg: RandomID,
        _ place: Int,
        _ name: String,
        _ role: Role
    ) async {
        let pen = Pen()
        await insisting(event.shortName, place) { node in
            // The same text again where no answer came: the node may have kept it.
            do {
                if pen.text == nil {
                    pen.text = try await sign(event, msg, by: name, as: role, at: node)
                }
                try await node.acceptOfficerEvidence(pen.text ?? "", of: msg)
            } catch let refusal as Refusal {
                pen.text = nil
                throw refusal
            }
        }
    }

    /// Accepts or declines what needs an acceptance to be opened, then waits for the key share.
    ///
    /// Returns whether there is something to open, by the holder's release or its deposit.
    private func accept(_ msg: RandomID, _ place: Int, _ answer: PlannedNotice.Answer) async -> Bool {
        if answer == .declineUnopened {
            await say(.consignmentRejection, msg, place, "Watch", .watch)
            return false
        }
        if answer == .silence { return false }
        await say(.consignmentAcceptance, msg, place, "Watch", .watch)
        for _ in 1...Self.patience where !stage.world.isOver {
            let message = try? await seat.disk.store.read { try $0.message(msg) }
            if let message, message.state != .sealed { return message.state != .refused }
            await stage.world.sleep(60_000)
        }
        return false
    }

    /// Minutes that an officer waits for a key share.
    private static let patience = 900

    /// The watch asks for the inbox and, unless it declines unread, for the text.
    private func look(at msg: RandomID, _ place: Int, isReading: Bool) async {
        guard let watch = seat.party.officer("Watch") else { preconditionFailure("every party has one") }
        await insisting("list", place) { node in
            stage.truth.list(seat.party.id)
            _ = try await node.inbox(isListing: true)
        }
        guard isReading else { return }
        await insisting("read", place) { node in
            let view = try await node.view(msg.text)
            stage.truth.look(.init(msg: msg, officer: watch.kid))
            try await node.handOver(view, to: watch.kid, request: ObjectHash.digest(msg.bytes))
        }
    }

    private func events(_ answer: PlannedNotice.Answer) -> [(EventName, String, Role)] {
        switch answer {
        case .silence: []
        case .acknowledge: [(.acknowledged, "Watch", .watch)]
        case .declineToAcknowledge: [(.declinedToAcknowledge, "Watch", .watch)]
        case .convey: [(.conveyedToDecisionMaker, "Watch", .watch)]
        case .decide:
            [
                (.conveyedToDecisionMaker, "Watch", .watch),
                (.decisionMakerAcknowledged, "Decision Maker", .decisionMaker),
            ]
        case .declineUnopened:
            [(seat.opensAutomatically ? .declinedToAcknowledge : .consignmentRejection, "Watch", .watch)]
        }
    }

    /// Asks until the node has done it; refusals other than a stale head are taken as its last word.
    private func insisting(
        _ what: String,
        _ place: Int,
        _ request: @Sendable (ExchangeNode) async throws -> Void
    ) async {
        while !stage.world.isOver {
            if let node = seat.node {
                do {
                    try await request(node)
                    return stage.world.note("\(seat.member.rawValue) officer: \(what) #\(place)")
                } catch let refusal as Refusal where refusal.code.text == "stale-head" {
                    continue
                } catch let refusal as Refusal {
                    return stage.world.note(
                        "\(seat.member.rawValue) officer: \(what) #\(place) refused \(refusal.code.text)"
                    )
                } catch {
                    stage.surprises.add(error, in: "\(seat.member.rawValue) officer: \(what) #\(place)")
                }
            }
            await stage.world.sleep(11_000)
        }
    }
}

extension WatchOfficers {
    /// Signs what an officer says about a message, from what the node says it must name.
    private func sign(
        _ event: EventName,
        _ msg: RandomID,
        by name: String,
        as role: Role,
        at node: ExchangeNode
    ) async throws -> String {
        guard let officer = seat.party.officer(name) else { preconditionFailure("every party has one") }
        let head = try await node.evidenceHead(of: msg)
        guard let message = try await seat.disk.store.read({ try $0.message(msg) }) else {
            throw Refusal("not-found", "the message is not here")
        }
        let salt = msg.bytes + Array(event.uri.utf8)
        var source = SeededRandom(seed: salt.reduce(stage.schedule.seed) { $0 &* 31 &+ UInt64($1) })
        var payload = EvidencePayload(
            jti: source.randomID(),
            issuer: seat.party.id,
            event: event,
            msg: msg,
            env: message.env,
            pc: message.pc,
            from: message.from,
            to: message.to,
            at: seat.clock.now(),
            after: head.anchors,
            prev: head.previous
        )
        payload.binding.role = role
        payload.binding.card = head.card
        if event.isNegative { payload.reasons = [.notCompetent] }
        if event == .conveyedToDecisionMaker { payload.binding.conveyedTo = "decision-maker" }
        if event != .consignmentRejection, event != .consignmentAcceptance, !head.isContentFree {
            payload.binding.notice = head.notice
            payload.binding.sdHash = head.sdHash
        }
        return try EvidenceSigner.sign(payload, key: officer.key).jws
    }
}

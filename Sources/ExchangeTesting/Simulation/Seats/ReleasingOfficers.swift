// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// The drafter and the releasers of one party, who send a notice of the schedule and do not give up.
struct ReleasingOfficers: Sendable {
    /// The node said no, for good.
    private struct Refused: Error {
        let code: String
    }

    let stage: Stage
    let seat: SimulatedSeat
    let seats: [CastMember: SimulatedSeat]
    let place: Int
    let plan: PlannedNotice

    /// How long they wait for a notice that theirs is about.
    private static let patience: Int64 = 1_800_000

    func send() async {
        stage.truth.officerBegins()
        defer { stage.truth.officerEnds() }
        await stage.world.sleep(plan.at)
        guard let reference = await reference() else {
            return stage.world.note("#\(place) has nothing to speak to")
        }
        var random = SeededRandom(seed: stage.schedule.seed &* 7919 &+ UInt64(place))
        do {
            let id = try await compose(reference.value, request: random.randomID())
            stage.truth.compose(place, id)
            for name in ["Releaser One", "Releaser Two"] {
                try await approve(id, by: name, jti: random.randomID())
                if try await isReleased(id) {
                    stage.truth.confirm(place)
                    return stage.world.note("#\(place) is confirmed")
                }
            }
            stage.world.note("#\(place) waits for more approvals")
        } catch let refused as Refused {
            stage.world.note("#\(place) is refused: \(refused.code)")
        } catch {
            stage.world.note("#\(place) is given up")
        }
    }

    private struct Reference {
        let value: NoticeReference?
    }

    /// Waits until the notice that this one is about is there; nil if it never is.
    private func reference() async -> Reference? {
        guard let (link, target) = plan.link else { return Reference(value: nil) }
        let end = stage.world.now + Self.patience
        while stage.world.now < end, !stage.world.isOver {
            if let id = stage.truth.id(target), await holds(id) {
                switch link {
                case .reply: return Reference(value: .repliesTo(id))
                case .update: return Reference(value: .updates(id))
                case .cancel: return Reference(value: .cancels(id))
                }
            }
            await stage.world.sleep(20_000)
        }
        return nil
    }

    private func holds(_ id: ObjectID) async -> Bool {
        let record = try? await seat.disk.store.read { try $0.notice(id) }
        return record?.releasedAt != nil
    }

    private func isReleased(_ id: ObjectID) async throws -> Bool { await holds(id) }

    private func compose(_ reference: NoticeReference?, request: RandomID) async throws -> ObjectID {
        guard let drafter = seat.party.officer("Drafter") else { preconditionFailure("every party has one") }
        return try await insisting { node in
            var draft = try TestParty.draft("notice \(place)", severity: plan.severity, ack: plan.ack)
            draft.status = plan.status
            draft.expiry = .afterSeconds(plan.lifetimeSeconds)
            draft.grade = plan.grade
            draft.reference = reference
            draft.deadline = plan.deadline.map { clock, seconds in
                ReplyDeadline(
                    clock: clock,
                    seconds: seconds,
                    latest: seat.clock.now().adding(seconds: Int64(plan.lifetimeSeconds))
                )
            }
            let request = DraftRequest(
                kind: plan.kind,
                recipients: plan.to.map { stage.cast.id($0) },
                via: try plan.via.map { try Route(relays: $0.map { stage.cast.id($0) }) },
                draft: draft,
                request: request
            )
            return try await node.draft(request, by: drafter.kid)
        }
    }

    private func approve(_ id: ObjectID, by name: String, jti: RandomID) async throws {
        guard let officer = seat.party.officer(name) else { preconditionFailure("every party has one") }
        let payload = ApprovalPayload(
            jti: jti,
            party: seat.party.id,
            notice: id,
            card: seat.party.chain.latest.id,
            role: .releaser,
            approvedAt: seat.clock.now(),
            after: []
        )
        let approval = try ApprovalSigner.sign(payload, key: officer.key).jws
        try await insisting { try await $0.approve(id, with: approval) }
    }

    /// Asks the node until it answers; a failing node is asked again.
    private func insisting<Value: Sendable>(
        _ request: @Sendable (ExchangeNode) async throws -> Value
    ) async throws -> Value {
        while !stage.world.isOver {
            if let node = seat.node {
                do {
                    return try await request(node)
                } catch let refusal as Refusal {
                    throw Refused(code: refusal.code.text)
                } catch {
                    stage.surprises.add(error, in: "\(seat.member.rawValue) officer with #\(place)")
                }
            }
            await stage.world.sleep(7000)
        }
        throw Refused(code: "over")
    }
}

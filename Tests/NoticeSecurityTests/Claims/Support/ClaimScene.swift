// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Facts about a channel from ash to birch, with times in seconds from the start, for a checker of claims.
struct ClaimScene {
    static let ash = party("ash.example")
    static let birch = party("birch.example")
    static let relay = party("relay.example")

    var facts = ClaimFacts()
    private var serial = 0

    static func party(_ text: String) -> PartyID {
        guard let party = try? PartyID(text) else { preconditionFailure("a party id") }
        return party
    }

    static func time(_ seconds: Int64) -> Timestamp { TestParty.start.adding(seconds: seconds) }

    static func window(_ from: Int64?, _ to: Int64?) -> WitnessedWindow {
        WitnessedWindow(notBefore: from.map(time), notAfter: to.map(time))
    }

    mutating func id() -> ObjectID {
        serial += 1
        return ObjectID(bytes: (0..<32).map { $0 == 31 ? UInt8(serial % 256) : UInt8(serial / 256) })
    }

    /// Adds a notice and its dispatch; `open` names the fields that are open, nil all.
    @discardableResult
    mutating func send(
        _ kind: NoticeKind = .warning,
        status: NoticeStatus = .actual,
        from: Int64? = nil,
        to: Int64? = nil,
        number: Int? = nil,
        fields: JSONObject = ["event": "Flood"],
        open: Set<FieldName>? = nil,
        recipients: [PartyID] = [birch],
        isHeld: Bool = true
    ) throws -> ObjectID {
        let notice = id()
        let dispatch = id()
        let all = try NoticeFields(fields).withComputedFields
        let opened = open.map { names in
            JSONObject(all.names.filter(names.contains).map { ($0.rawValue, all[$0]?.json ?? "") })
        }
        if isHeld {
            facts.notices[notice] = NoticeFact(
                id: notice,
                visible: Self.visible(kind, status, recipients, serial: serial),
                fields: try opened.map { try NoticeFields($0) } ?? all,
                hiddenCount: all.count,
                counts: true,
                made: Self.window(from, to)
            )
        }
        facts.deliveries[dispatch] = DeliveryFact(
            dispatch: dispatch,
            notice: notice,
            from: Self.ash,
            to: Self.birch,
            number: number ?? facts.deliveries.count + 1,
            made: Self.window(from, to)
        )
        return dispatch
    }

    static func visible(
        _ kind: NoticeKind,
        _ status: NoticeStatus,
        _ recipients: [PartyID],
        serial: Int
    ) -> NoticeVisible {
        NoticeVisible(
            jti: RandomID(bytes: (0..<16).map { $0 == 15 ? UInt8(serial % 256) : UInt8(serial / 256) }),
            issuer: ash,
            recipients: recipients,
            kind: kind,
            status: status,
            severity: .severe,
            scope: .restricted,
            tlp: .amber,
            grade: .immediate,
            ack: .full,
            composedAt: time(0),
            expiresAt: time(1_000_000),
            card: ObjectID(bytes: [UInt8](repeating: 9, count: 32)),
            reference: nil,
            inResponseTo: [],
            deadline: nil,
            hiddenDigests: []
        )
    }

    /// Adds evidence to a dispatch.
    @discardableResult
    mutating func sign(
        _ event: EventName,
        by signer: PartyID = birch,
        of dispatch: ObjectID,
        from: Int64? = nil,
        to: Int64? = nil,
        route: Route? = nil,
        counts: Bool = true
    ) -> ObjectID {
        let evidence = id()
        facts.deliveries[dispatch]?.evidence.append(
            EvidenceFact(
                id: evidence,
                issuer: signer,
                event: event,
                made: Self.window(from, to),
                counts: counts,
                route: route,
                conveyedTo: event == .conveyedToDecisionMaker ? "office" : nil
            )
        )
        return evidence
    }

    /// Adds a status of ash about birch.
    mutating func state(_ outbound: Int, from: Int64?, by issuer: PartyID = ash, counts: Bool = true) {
        let status = id()
        facts.statuses[status] = StatusFact(
            id: status,
            issuer: issuer,
            counterpart: issuer == Self.ash ? Self.birch : Self.ash,
            index: facts.statuses.count + 1,
            outbound: outbound,
            inbound: 0,
            made: Self.window(from, nil),
            counts: counts
        )
    }

    func check(_ claim: Claim) -> ClaimReport { ClaimChecker.check(claim, by: facts) }

    func answer(_ claim: Claim, _ part: ClaimPart) -> ClaimAnswer? { check(claim).answer(part) }
}

extension Claim {
    /// That ash sent birch a warning.
    static var warned: Claim {
        var claim = Claim(.notice)
        claim.sender = ClaimScene.ash
        claim.recipients = [ClaimScene.birch]
        claim.kinds = [.warning]
        return claim
    }

    /// That it was before or after second 1000.
    static func warned(_ order: ClaimedOrder, lead: Int? = nil, act: ClaimedAct = .arrival) -> Claim {
        var claim = warned
        claim.event = ClaimedEvent(from: ClaimScene.time(1000), to: ClaimScene.time(1000))
        claim.time = ClaimedTime(order, act: act, minimumLead: lead)
        return claim
    }

    func with(_ change: (inout Claim) -> Void) -> Claim {
        var claim = self
        change(&claim)
        return claim
    }
}

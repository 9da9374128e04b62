// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import TransparencyLog

extension BundleScene {
    /// When each neutral witness cosigned the checkpoints of the exchange.
    var cosignatures: [(TestParty, Timestamp)] {
        let times: [Int64] = [100, 110, 120]
        return zip(witnesses, times).map { ($0, TestParty.start.adding(seconds: $1)) }
    }

    mutating func makeExchange() throws {
        let notice = try released(Self.draft(), to: [recipient, second])
        var dispatches: [SignedObject] = []
        for number in 1...3 {
            let other = ObjectID(bytes: sender.random.octets(32))
            dispatches.append(
                try dispatch(
                    number == 3 ? notice.id : other,
                    to: recipient,
                    number: number,
                    previous: dispatches.last?.id
                )
            )
        }
        let first = message(notice, dispatches[2], to: recipient)
        let other = message(notice, try dispatch(notice.id, to: second), to: second)
        document.notice = BundleNotice(
            jwt: notice.issuerJWT,
            disclosures: notice.disclosures,
            approvals: notice.approvals.map(\.jws)
        )
        document.deliveries = [try relayed(first), try direct(other)]
        channel.channels = [
            BundleDocument.Channel(
                from: sender.id,
                to: recipient.id,
                dispatches: dispatches.map(\.jws),
                statuses: [
                    try statuses(by: sender, about: recipient, from: 4, ends: Self.ends(dispatches)),
                    try statuses(by: recipient, about: sender, ends: [.none, .none]),
                    try statuses(by: relay, about: sender, ends: [.none, .none]),
                ].sorted { $0.issuer < $1.issuer }
            )
        ]
        try log(notice)
    }

    /// Through the relay, opened and acknowledged.
    private mutating func relayed(_ message: SceneMessage) throws -> BundleDocument.Delivery {
        let submission = try message.submission(to: relay.id, by: sender, jti: sender.random.randomID())
        var taken = message.payload(.submissionAcceptance, by: relay.id, jti: sender.random.randomID())
        taken.binding.submission = submission
        taken.binding.size = .init(rawValue: 4096)
        taken.binding.grade = .immediate
        var failed = message.payload(.relayFailure, by: relay.id, jti: sender.random.randomID())
        failed.binding.attempts = 1
        failed.reasons = [.noAnswer]
        let relays = try chain(of: relay, [(taken, relay.node), (failed, relay.node)])
        let hop = try ObjectHash.id(of: CompactJWS(parsing: relays.chain[0]))
        var carried = message.payload(.relayAcceptance, by: recipient.id, jti: sender.random.randomID())
        carried.binding.submission = submission
        carried.binding.relay = relay.id
        carried.binding.hop = hop
        let own = try chain(of: recipient, [(carried, recipient.node)] + opened(message, submission))
        return BundleDocument.Delivery(
            dispatch: message.dispatch.jws,
            evidence: [own, relays],
            pcSalt: message.salt,
            submissions: [submission]
        )
    }

    /// Handed to the recipient itself, opened and acknowledged.
    private mutating func direct(_ message: SceneMessage) throws -> BundleDocument.Delivery {
        let submission = try message.submission(to: message.to.id, by: sender, jti: sender.random.randomID())
        return BundleDocument.Delivery(
            dispatch: message.dispatch.jws,
            evidence: [try chain(of: message.to, opened(message, submission))],
            pcSalt: message.salt,
            submissions: [submission]
        )
    }

    /// Consigned, opened by the node, acknowledged by the watch.
    private mutating func opened(
        _ message: SceneMessage,
        _ submission: String
    ) throws -> [(EvidencePayload, SigningKey)] {
        let party = message.to
        guard let watch = party.officer("Watch") else { throw SceneLog.Missing() }
        var consigned = message.payload(.contentConsignment, by: party.id, jti: sender.random.randomID())
        consigned.binding.submission = submission
        var access = message.payload(.contentAccessTracking, by: party.id, jti: sender.random.randomID())
        access.binding = message.accessBinding
        access.after = [anchor]
        var answer = message.payload(.acknowledged, by: party.id, jti: sender.random.randomID())
        answer.binding = message.officerBinding(.watch)
        return [(consigned, party.node), (access, party.node), (answer, watch.key)]
    }

    /// Logs everything where its maker would, and proves it under cosigned checkpoints.
    private mutating func log(_ notice: VerifiedNotice) throws {
        var logs = try [sender, recipient, second, relay].map { try SceneLog(of: $0) }
        logs[0].append(ObjectHash.leaf(.notice, notice.releasedBytes))
        for approval in notice.approvals { logs[0].append(ObjectHash.leaf(.approval, approval.jws)) }
        for delivery in document.deliveries {
            logs[0].append(ObjectHash.leaf(.dispatch, delivery.dispatch))
            for submission in delivery.submissions {
                logs[0].append(ObjectHash.leaf(.submission, submission))
            }
            for chain in delivery.evidence {
                guard let position = logs.firstIndex(where: { $0.party.id == chain.issuer }) else { continue }
                for jws in chain.chain { logs[position].append(ObjectHash.leaf(.evidence, jws)) }
            }
        }
        document = document.holding(
            try logs.flatMap { try $0.inclusions(under: $0.checkpoint(cosignatures)) }
        )
        var own = try SceneLog(of: sender)
        for held in channel.channels {
            for jws in held.dispatches { own.append(ObjectHash.leaf(.dispatch, jws)) }
            let statuses = held.statuses.filter { $0.issuer == sender.id }.flatMap(\.chain)
            for jws in statuses { own.append(ObjectHash.leaf(.status, jws)) }
        }
        channel = channel.holding(try own.inclusions(under: own.checkpoint(cosignatures)))
    }

    /// The least that a bundle with a notice can be.
    mutating func makeSmall() throws {
        let composed = try sender.compose(NoticeDraft(fields: NoticeFields()), to: [recipient.id])
        let jti = sender.random.randomID()
        small.notice = BundleNotice(
            jwt: String(composed.text.prefix { $0 != "~" }),
            disclosures: [],
            approvals: [try approval(of: composed.id, by: sender.officers[0], jti: jti)]
        )
        let sent = try dispatch(composed.id, to: recipient, after: [])
        small.deliveries = [
            BundleDocument.Delivery(dispatch: sent.jws, evidence: [], pcSalt: nil, submissions: [])
        ]
    }
}

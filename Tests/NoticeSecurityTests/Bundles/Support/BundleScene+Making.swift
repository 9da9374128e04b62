// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

extension BundleScene {
    /// Eleven hidden fields: eight of them given, three computed.
    static func draft() throws -> NoticeDraft {
        let center: JSONValue = ["23.5880", "58.3829"]
        let fields: JSONObject = [
            "actor": "the force at the strait", "advice": "stay in port", "event": "naval exercise",
            "place": .object([("center", center), ("radiusMetres", 5000), ("type", "circle")]),
            "source": "none given", "target": "shipping", "text": "live fire\nfrom dawn on",
            "window": [
                "from": .string(TestParty.start.text),
                "to": .string(TestParty.start.adding(seconds: 3600).text),
            ],
        ]
        var draft = NoticeDraft(fields: try NoticeFields(fields))
        draft.severity = .severe
        return draft
    }

    /// A notice with approvals by both releasers, who hold the anchor.
    mutating func released(_ draft: NoticeDraft, to recipients: [TestParty]) throws -> VerifiedNotice {
        let composed = try sender.compose(draft, to: recipients.map(\.id))
        let approvals = try sender.officers.filter { $0.roles.contains(.releaser) }.map { officer in
            try approval(of: composed.id, by: officer, jti: sender.random.randomID())
        }
        return try NoticeVerifier.verify(
            text: composed.text,
            approvals: approvals,
            issuer: sender.chain,
            mode: .complete
        )
    }

    func approval(of notice: ObjectID, by officer: TestOfficer, jti: RandomID) throws -> String {
        let payload = ApprovalPayload(
            jti: jti,
            party: sender.id,
            notice: notice,
            card: sender.chain.latest.id,
            role: .releaser,
            approvedAt: TestParty.start,
            after: [anchor]
        )
        return try ApprovalSigner.sign(payload, key: officer.key).jws
    }

    mutating func dispatch(
        _ notice: ObjectID,
        to recipient: TestParty,
        number: Int = 1,
        previous: ObjectID? = nil,
        after: [String]? = nil,
        at time: Timestamp = TestParty.start
    ) throws -> SignedObject {
        let payload = DispatchPayload(
            jti: sender.random.randomID(),
            issuer: sender.id,
            recipient: recipient.id,
            notice: notice,
            number: number,
            previous: previous,
            seen: nil,
            at: time,
            after: after ?? [anchor]
        )
        return try DispatchSigner.sign(payload, key: sender.notice)
    }

    mutating func message(_ notice: VerifiedNotice, _ dispatch: SignedObject, to: TestParty) -> SceneMessage {
        SceneMessage(
            from: sender.id,
            to: to,
            notice: notice,
            dispatch: dispatch,
            msg: sender.random.randomID(),
            salt: sender.random.randomID(),
            env: Digest(bytes: sender.random.octets(32))
        )
    }

    /// Signs payloads as one issuer's chain, each with the key that goes with it.
    func chain(
        of issuer: TestParty,
        _ items: [(EvidencePayload, SigningKey)]
    ) throws -> BundleDocument.EvidenceChain {
        var previous: ObjectID?
        let texts = try items.map { item, key in
            var payload = item
            payload.prev = previous
            let signed = try EvidenceSigner.sign(payload, key: key)
            previous = signed.id
            return signed.jws
        }
        return BundleDocument.EvidenceChain(issuer: issuer.id, chain: texts)
    }

    mutating func status(
        by issuer: TestParty,
        about other: TestParty,
        index: Int,
        previous: ObjectID?,
        outbound: ChannelEnd,
        seals: Int = 0,
        after: [String]? = nil
    ) throws -> SignedObject {
        let payload = StatusPayload(
            jti: sender.random.randomID(),
            issuer: issuer.id,
            counterpart: other.id,
            index: index,
            previous: previous,
            outbound: outbound,
            inbound: .none,
            seals: seals,
            at: TestParty.start,
            after: after ?? [anchor]
        )
        return try StatusSigner.sign(payload, key: issuer.node)
    }

    /// Statuses of one issuer about another from an index on, one for each end; `seals` are the counts of those
    /// that count any.
    mutating func statuses(
        by issuer: TestParty,
        about other: TestParty,
        from first: Int = 1,
        ends: [ChannelEnd],
        seals: [Int] = []
    ) throws -> BundleDocument.EvidenceChain {
        var previous: ObjectID? = first == 1 ? nil : ObjectID(bytes: sender.random.octets(32))
        var chain: [String] = []
        for (offset, end) in ends.enumerated() {
            let status = try status(
                by: issuer,
                about: other,
                index: first + offset,
                previous: previous,
                outbound: end,
                seals: offset < seals.count ? seals[offset] : 0
            )
            previous = status.id
            chain.append(status.jws)
        }
        return BundleDocument.EvidenceChain(issuer: issuer.id, chain: chain)
    }

    static func ends(_ dispatches: [SignedObject]) -> [ChannelEnd] {
        dispatches.enumerated().map { ChannelEnd(number: $0.offset + 1, head: $0.element.id) }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// A channel with the newest run of statuses of both ends.
    func channelDocument(
        from: PartyID,
        to: PartyID,
        isPartial: Bool,
        in reader: any StoreReader
    ) throws -> BundleDocument {
        guard from != to, [from, to].contains(party) else {
            throw Refusal("not-found", "this node is not an end of that channel")
        }
        var channel = try channelWithoutStatuses(from: from, to: to, in: reader)
        for (issuer, about) in [(from, to), (to, from)].sorted(by: { $0.0 < $1.0 }) {
            let chain = try newestStatuses(by: issuer, about: about, in: reader)
            guard !chain.isEmpty else { continue }
            channel.statuses.append(BundleDocument.EvidenceChain(issuer: issuer, chain: chain.map(\.jws)))
        }
        return try document(with: channel, isPartial: isPartial, in: reader)
    }

    /// A channel with the statuses that bound a period, and the question.
    ///
    /// Never refused for want of a witness: what is missing is in the answer.
    func silenceDocument(_ question: SilenceQuestion, in reader: any StoreReader) throws -> BundleDocument {
        let (from, to) = (question.from, question.to)
        let pair = PartyPair(from: from, to: to)
        let isServed = try reader.servedPairs(by: party).contains(pair)
        guard from != to, [from, to].contains(party) || isServed else {
            throw Refusal("not-found", "this node is neither an end of that channel nor a relay of the pair")
        }
        var channel = try channelWithoutStatuses(from: from, to: to, in: reader)
        for (issuer, about) in [(from, to), (to, from)].sorted(by: { $0.0 < $1.0 }) {
            let chain = try statuses(by: issuer, about: about, around: question, in: reader)
            guard !chain.isEmpty else { continue }
            channel.statuses.append(BundleDocument.EvidenceChain(issuer: issuer, chain: chain))
        }
        for relay in try reader.relays(stating: pair) {
            let chain = try relayStatuses(by: relay, about: pair, around: question, in: reader)
            guard !chain.isEmpty else { continue }
            channel.relayStatuses.append(BundleDocument.EvidenceChain(issuer: relay, chain: chain))
        }
        var document = try document(with: channel, isPartial: true, in: reader)
        document.silence = question
        return document
    }

    /// The run from number 1 without a missing one but those declared lost: a bundle starts at 1.
    private func unbroken(_ records: [DispatchRecord], from: PartyID, to: PartyID) throws -> [String] {
        let lost = cards[from]?.lostNumbers(to: to) ?? []
        var run: [String] = []
        var number = 0
        for record in records {
            while number + 1 < record.number, let range = lost.first(where: { $0.contains(number + 1) }) {
                number = min(range.upperBound, record.number - 1)
            }
            guard record.number == number + 1 else { break }
            number = record.number
            run.append(record.jws)
        }
        return run
    }

    private func channelWithoutStatuses(
        from: PartyID,
        to: PartyID,
        in reader: any StoreReader
    ) throws -> BundleDocument.Channel {
        let known = try reader.dispatches(from: from, to: to, limit: Self.largestChannel)
        let unbroken = try unbroken(known, from: from, to: to)
        return BundleDocument.Channel(from: from, to: to, dispatches: unbroken, statuses: [])
    }

    private func document(
        with channel: BundleDocument.Channel,
        isPartial: Bool,
        in reader: any StoreReader
    ) throws -> BundleDocument {
        let denials = Self.listed(try denials(from: channel.from, to: channel.to, in: reader))
        let leaves =
            denials.map { ObjectHash.leaf(.denial, $0) }
            + channel.dispatches.map { ObjectHash.leaf(.dispatch, $0) }
            + channel.statuses.flatMap(\.chain).map { ObjectHash.leaf(.status, $0) }
            + channel.relayStatuses.flatMap(\.chain).map { ObjectHash.leaf(.relayStatus, $0) }
        return BundleDocument(
            exporter: party,
            exportedAt: clock.now(),
            notice: nil,
            deliveries: [],
            channels: [channel],
            inclusions: try inclusions(of: leaves, isPartial: isPartial, in: reader),
            denials: denials
        )
    }

    /// The longest run at the end without a missing index, of at most ``largestChannel``.
    private func newestStatuses(
        by issuer: PartyID,
        about counterpart: PartyID,
        in reader: any StoreReader
    ) throws -> [StatusRecord] {
        guard let last = try reader.lastStatus(by: issuer, about: counterpart) else { return [] }
        let records = try reader.statuses(
            by: issuer,
            about: counterpart,
            above: last.index - Self.largestChannel,
            limit: Self.largestChannel
        )
        return ChannelRun.newest(records, index: \.index)
    }

    private func statuses(
        by issuer: PartyID,
        about counterpart: PartyID,
        around question: SilenceQuestion,
        in reader: any StoreReader
    ) throws -> [String] {
        guard let last = try reader.lastStatus(by: issuer, about: counterpart) else { return [] }
        let card = try pinned(issuer)
        return try run(around: question, upTo: last.index, leaf: .status, in: reader) { above, limit in
            try reader.statuses(by: issuer, about: counterpart, above: above, limit: limit)
                .map { ($0.index, $0.jws) }
        } anchors: { jws in
            try StatusVerifier.verify(jws, issuer: card).payload.after
        }
    }

    private func relayStatuses(
        by relay: PartyID,
        about pair: PartyPair,
        around question: SilenceQuestion,
        in reader: any StoreReader
    ) throws -> [String] {
        guard let last = try reader.lastRelayStatus(by: relay, about: pair) else { return [] }
        let card = try pinned(relay)
        return try run(around: question, upTo: last.index, leaf: .relayStatus, in: reader) { above, limit in
            try reader.relayStatuses(by: relay, about: pair, above: above, limit: limit)
                .map { ($0.index, $0.jws) }
        } anchors: { jws in
            try RelayStatusVerifier.verify(jws, issuer: card).payload.after
        }
    }

    /// The run of one chain of statuses that bounds the question's period.
    private func run(
        around question: SilenceQuestion,
        upTo last: Int,
        leaf: LeafType,
        in reader: any StoreReader,
        read: (_ above: Int, _ limit: Int) throws -> [(index: Int, jws: String)],
        anchors: (_ jws: String) throws -> [String]
    ) throws -> [String] {
        try withoutActuallyEscaping(anchors) { anchors in
            let run = ChannelRun(period: question.after...question.before, largest: Self.largestChannel) {
                anchorTime(of: try anchors($0))
            }
            return try run.covering(upTo: last) { indexes in
                try read(indexes.lowerBound - 1, indexes.count).map { index, jws in
                    ChannelRun.Entry(
                        index: index,
                        jws: jws,
                        seenBy: try seen(by: ObjectHash.leaf(leaf, jws), in: reader)
                    )
                }
            }
        }
    }

    /// When the last of the witnesses that cosigned the first cosigned checkpoint with a leaf did so.
    func seen(by leaf: LeafEntry, in reader: any StoreReader) throws -> Timestamp? {
        guard let index = try reader.leafIndex(of: leaf) else { return nil }
        let checkpoint = try reader.checkpoint(covering: index + 1, cosigned: true)
        return checkpoint?.cosignatures.map { Timestamp(seconds: $0.seconds) }.max()
    }

    /// The earliest time that any pinned witness put on the anchors; nil if none did.
    func anchorTime(of anchors: [String]) -> Timestamp? {
        let keys = cards.parties.flatMap { cards[$0]?.witnessKeys ?? [] }
        return anchors.compactMap { AnchorTime.earliest(on: $0, by: keys) }.min()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension Scene {
    /// The delivery of a notice to one recipient, as a node shows it.
    func delivery(
        of notice: ObjectID,
        to recipient: String = birch,
        at name: String = ash
    ) async throws -> MessageView {
        let recipient = try PartyID(recipient)
        let view = try await node(name).view(notice.text)
        return try #require(view.messages.first { $0.message.to == recipient })
    }

    /// Short names of the events that a node holds about a delivery, in the order they came.
    func events(
        of notice: ObjectID,
        to recipient: String = birch,
        at name: String = ash
    ) async throws -> [String] {
        try await delivery(of: notice, to: recipient, at: name).events.map(\.payload.event.shortName)
    }

    func outboxCount(_ name: String) async throws -> Int {
        try await seat(name).store.read { try $0.outboxCount() }
    }

    func logSize(_ name: String) async throws -> Int {
        try await seat(name).store.read { try $0.logSize() }
    }

    /// The hand-over of a notice as its sender made it, to be presented by hand.
    func handOver(of notice: ObjectID, to recipient: String = birch) async throws -> EnvelopeDelivery {
        let message = try await delivery(of: notice, to: recipient).message
        let submission = try await seat(Self.ash).store.read { try $0.submissions(of: message.msg).first }
        return EnvelopeDelivery(
            envelope: message.envelope,
            submission: try #require(submission).jws,
            evidence: []
        )
    }

    /// Verifies a bundle with the cards of everybody, and every party as a witness of which one is enough.
    func verify(_ bundle: [UInt8], forks: [[UInt8]] = []) throws -> BundleVerdict {
        let names = parties.map { "\"\($0.text)\"" }.joined(separator: ",")
        let policy = "{\"format\":\"herald-policy/v1\",\"threshold\":1,\"witnesses\":[\(names)]}"
        let files = parties.compactMap { seats[$0]?.party.chain.fileBytes }
        return try BundleVerifier(cardFiles: files, policy: Array(policy.utf8), forks: forks).verify(bundle)
    }
}

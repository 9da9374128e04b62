// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct EnvelopeOpenerTests {
    private var sender: TestParty
    private var recipient: TestParty
    private let message: TestMessage

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        let notice = try sender.released(TestParty.draft(), to: [recipient.id])
        message = try sender.message(notice, to: recipient)
    }

    @Test func `shows the carrier the header and nothing of the notice`() throws {
        let parsed = try EnvelopeReader.readHeader(message.sealed.bytes)
        #expect(parsed.env == ObjectHash.digest(message.sealed.bytes) && parsed.env == message.sealed.env)
        #expect(parsed.kid == recipient.sealing.publicKey.kid)
        #expect(parsed.header == message.sealed.header)
        #expect(parsed.header.from == sender.id && parsed.header.to == recipient.id)
        #expect(parsed.header.msg == message.msg && parsed.header.lane == .flash)
        #expect(parsed.header.payloadCommitment == message.sealed.pc)
        #expect(parsed.header.deadline == message.notice.visible.deadline?.latest)
    }

    @Test func `opens for the recipient with everything the sender put in`() throws {
        let opened = try EnvelopeOpener.open(
            EnvelopeReader.readHeader(message.sealed.bytes),
            keys: [recipient.sealing],
            recipient: recipient.id,
            sender: sender.chain
        )
        #expect(opened.notice == message.notice && opened.notice.mandate == .satisfied)
        #expect(opened.dispatch.id == message.dispatch.id && opened.salt == message.salt)
        #expect(opened.specificity == .match && opened.env == message.sealed.env)
    }

    @Test(arguments: [1, 3000, 12_000])
    func `has the length of its size class, whatever the text`(length: Int) throws {
        var sender = sender
        let draft = try TestParty.draft(String(repeating: "x", count: length))
        let notice = try sender.released(draft, to: [recipient.id])
        let sealed = try sender.message(notice, to: recipient).sealed
        let overhead = sealed.bytes.count - (sealed.header.size.rawValue * 4 + 2) / 3
        #expect((2700..<2900).contains(overhead))
        let again = try sender.message(notice, to: recipient).sealed
        #expect(again.bytes.count == sealed.bytes.count && again.bytes != sealed.bytes)
    }

    @Test mutating func `opens under a sealing key that the recipient has replaced but kept`() throws {
        var random = SeededRandom(seed: 6)
        let newer = try SealingPrivateKey.make(using: &random)
        let parsed = try EnvelopeReader.readHeader(message.sealed.bytes)
        _ = try EnvelopeOpener.open(
            parsed,
            keys: [newer, recipient.sealing],
            recipient: recipient.id,
            sender: sender.chain
        )
        for keys in [[newer], []] {
            let refusal = #expect(throws: SecurityError(.unknownKey, "")) {
                try EnvelopeOpener.open(parsed, keys: keys, recipient: recipient.id, sender: sender.chain)
            }
            #expect(refusal?.reasonCode == .unknownKey)
        }
    }

    @Test mutating func `the header of a content-free message says so, and carries its lane`() throws {
        let draft = try TestParty.draft(severity: .minor, ack: .contentFree)
        let notice = try sender.released(draft, to: [recipient.id])
        let header = try sender.message(notice, to: recipient).sealed.header
        #expect(header.ack == .contentFree && header.lane == .routine && header.grade == .immediate)
    }

    @Test mutating func `a submission repeats the envelope and names the next hop`() throws {
        let relay = try PartyID("relay.swiss.example")
        let parsed = try EnvelopeReader.readHeader(message.sealed.bytes)
        let submission = try sender.submission(of: message, nextHop: relay)
        let verified = try SubmissionVerifier.verify(
            submission.jws,
            sender: sender.chain,
            envelope: parsed,
            from: sender.id,
            at: relay
        )
        #expect(verified.id == submission.id)
        #expect(try SubmissionVerifier.claimedSender(of: submission.jws) == sender.id)
        #expect(throws: SecurityError(.mismatch, "")) {
            try SubmissionVerifier.verify(
                submission.jws,
                sender: sender.chain,
                envelope: parsed,
                from: sender.id,
                at: recipient.id
            )
        }
        let other = try sender.message(message.notice, to: recipient)
        #expect(throws: SecurityError(.mismatch, "")) {
            try SubmissionVerifier.verify(
                submission.jws,
                sender: sender.chain,
                envelope: EnvelopeReader.readHeader(other.sealed.bytes),
                from: sender.id,
                at: relay
            )
        }
        let forged = try Forgery.resign(submission.jws, "to", .text(relay), key: sender.notice)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try SubmissionVerifier.verify(forged, sender: sender.chain)
        }
    }
}

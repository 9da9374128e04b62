// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct EnvelopeAttackTests {
    private var sender: TestParty
    private let recipient: TestParty
    private let notice: VerifiedNotice

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        notice = try sender.released(TestParty.draft(), to: [recipient.id])
    }

    private func open(_ bytes: [UInt8], as party: TestParty? = nil) throws -> OpenedEnvelope {
        let party = party ?? recipient
        return try EnvelopeOpener.open(
            EnvelopeReader.readHeader(bytes),
            keys: [recipient.sealing],
            recipient: party.id,
            sender: sender.chain
        )
    }

    private mutating func refusal(
        of change: (inout EnvelopeSealer.Content) throws -> Void
    ) throws -> SecurityError? {
        let dispatch = try sender.dispatch(notice.id, to: recipient.id)
        var content = EnvelopeSealer.Content(dispatch: dispatch, notice: notice)
        try change(&content)
        let (msg, salt) = (sender.random.randomID(), sender.random.randomID())
        let sealed = try sender.seal(content, to: recipient, msg: msg, salt: salt)
        return #expect(throws: SecurityError.self) { try open(sealed.bytes) }
    }

    /// Every byte but the inside of the long values, of which every 5th: the AEAD covers all alike.
    @Test mutating func `relay alters: refuses an envelope with a byte altered`() throws {
        let bytes = try sender.message(notice, to: recipient).sealed.bytes
        let edges = Set([0..<40, bytes.count - 60..<bytes.count].joined())
        let places = bytes.indices.filter { place in
            let isNearMember = bytes[max(0, place - 12)..<min(bytes.count, place + 12)].contains(0x22)
            return edges.contains(place) || isNearMember || place % 5 == 0
        }
        #expect(places.count > 1600)
        let accepted = places.count { place in
            var altered = bytes
            altered[place] ^= 1
            return (try? open(altered)) != nil
        }
        #expect(accepted == 0)
    }

    @Test mutating func `relay alters: refuses parts of two envelopes put together`() throws {
        let one = try sender.message(notice, to: recipient).sealed.bytes
        let other = try sender.message(notice, to: recipient).sealed.bytes
        guard case .object(let first) = try StrictJSONParser.parse(one),
            case .object(let second) = try StrictJSONParser.parse(other)
        else { return }
        for name in first.names {
            var mixed = first
            mixed[name] = second[name]
            #expect(throws: SecurityError.self) { try open(CanonicalJSON.encode(.object(mixed))) }
        }
    }

    @Test mutating func `downgrade: the header has to repeat the notice`() throws {
        let changes: [(inout EnvelopeSealer.Content) -> Void] = [
            { $0.visible.ack = .contentFree }, { $0.visible.severity = .minor },
            { $0.visible.expiresAt = $0.visible.expiresAt.adding(seconds: 1) },
            { $0.visible.deadline = nil },
        ]
        for change in changes {
            let refusal = try refusal(of: change)
            #expect(refusal?.code == .downgrade && refusal?.reasonCode == .downgrade)
        }
    }

    @Test mutating func `withheld disclosure: refuses an envelope that lacks one`() throws {
        let names = Set(notice.openedNames).subtracting([.place])
        let text = notice.text(opening: names)
        let refusal = try refusal { $0.noticeText = text }
        #expect(refusal?.code == .undeliveredDisclosure)
        #expect(refusal?.reasonCode == .undeliveredDisclosure)
    }

    @Test mutating func `wrongly approved: refuses an envelope with too few approvals`() throws {
        let refusal = try refusal { $0.approvals.removeLast() }
        #expect(refusal?.code == .mandateNotMet && refusal?.reasonCode == .mandateNotMet)
    }

    @Test mutating func `different content: the header commits to the dispatch inside`() throws {
        let other = try sender.dispatch(notice.id, to: recipient.id, at: TestParty.start.adding(seconds: 1))
        let refusal = try refusal { $0.dispatch = other.jws }
        #expect(refusal?.code == .payloadMismatch && refusal?.reasonCode == .payloadMismatch)
    }

    @Test mutating func `different content: the dispatch names the notice inside`() throws {
        let other = try sender.released(TestParty.draft("stay"), to: [recipient.id])
        let refusal = try refusal { content in
            content.noticeText = other.text
            content.approvals = other.approvals.map(\.jws)
        }
        #expect(refusal?.code == .dispatchMismatch && refusal?.reasonCode == .dispatchMismatch)
    }

    @Test mutating func `reflection: refuses what was sent to another party`() throws {
        let other = try TestParty("mfa.qatar.example")
        let wide = try sender.released(TestParty.draft(), to: [recipient.id, other.id])
        let elsewhere = try sender.dispatch(wide.id, to: other.id)
        let content = EnvelopeSealer.Content(dispatch: elsewhere, notice: wide)
        let ids = (sender.random.randomID(), sender.random.randomID())
        let sealed = try sender.seal(content, to: recipient, msg: ids.0, salt: ids.1)
        #expect(throws: SecurityError(.misaddressed, "")) { try open(sealed.bytes) }
        let mine = try sender.message(wide, to: recipient).sealed.bytes
        #expect(throws: SecurityError(.misaddressed, "")) { try open(mine, as: other) }
    }

    @Test mutating func `reflection: refuses a notice that does not list the recipient`() throws {
        let other = try TestParty("mfa.qatar.example")
        let hidden = try sender.released(TestParty.draft(), to: [other.id])
        let message = try sender.message(hidden, to: recipient)
        #expect(throws: SecurityError(.dispatchMismatch, "")) { try open(message.sealed.bytes) }
    }

    @Test mutating func `wrong key: refuses a dispatch or notice that another party signed`() throws {
        var other = try TestParty("mfa.qatar.example")
        let foreign = try other.dispatch(notice.id, to: recipient.id)
        let refusal = try refusal { content in
            content.dispatch = foreign.jws
            content.dispatchID = foreign.id
        }
        #expect(refusal?.code == .mismatch)
        let message = try sender.message(notice, to: recipient)
        #expect(throws: SecurityError(.dispatchMismatch, "")) {
            try EnvelopeOpener.open(
                EnvelopeReader.readHeader(message.sealed.bytes),
                keys: [recipient.sealing],
                recipient: recipient.id,
                sender: other.chain
            )
        }
    }

    @Test func `names a registered reason for every refusal`() {
        for code in SecurityError.Code.allCases {
            #expect(SecurityError(code, "").reasonCode.isRegistered)
        }
    }
}

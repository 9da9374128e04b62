// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Notes and denials in a bundle: parties' words, which are shown and decide nothing.
struct BundleWordsTests {
    private var scene: BundleScene
    /// The exchange with a read-back by the recipient's watch, and the note that it holds.
    private let document: BundleDocument
    private let note: OpenedNote

    init() throws {
        scene = try BundleScene.shared()
        var document = scene.document
        let recipient = scene.recipient.id
        let place = try #require(document.deliveries[0].evidence.firstIndex { $0.issuer == recipient })
        let last = try #require(document.deliveries[0].evidence[place].chain.last)
        var payload = try EvidenceVerifier.unverifiedPayload(of: last)
        payload.prev = ObjectHash.id(of: try CompactJWS(parsing: last))
        payload.jti = scene.sender.random.randomID()
        payload.event = .readBack
        let salt = scene.sender.random.randomID()
        payload.binding.note = try NoteSealer.seal(
            "stay in port\nuntil dawn",
            salt: salt,
            about: payload.msg,
            to: scene.sender.sealing.publicKey
        )
        let watch = try #require(scene.recipient.officer("Watch"))
        let signed = try EvidenceSigner.sign(payload, key: watch.key)
        document.deliveries[0].evidence[place].chain.append(signed.jws)
        self.document = document
        note = OpenedNote(evidence: signed.id, note: NoteText(salt: salt, text: "stay in port\nuntil dawn"))
    }

    private func opened(_ change: (inout OpenedNote) -> Void = { _ in }) -> BundleDocument {
        scene.changed(document) { document in
            var note = note
            change(&note)
            document.deliveries[0].notes = [note]
        }
    }

    private mutating func denial(
        _ about: DenialSubject? = nil,
        by issuer: TestParty? = nil,
        key: SigningKey? = nil
    ) throws -> String {
        let issuer = issuer ?? scene.recipient
        let payload = DenialPayload(
            jti: scene.sender.random.randomID(),
            issuer: issuer.id,
            about: about ?? DenialSubject(from: scene.sender.id, to: scene.recipient.id),
            text: "no such message\nreached us",
            at: TestParty.start,
            after: []
        )
        return try DenialSigner.sign(payload, key: key ?? issuer.node).jws
    }

    @Test func `an opened note is shown with its evidence, and a sealed one is not`() throws {
        let report = try scene.report(opened())
        let event = try #require(report.deliveries[0].events.first { $0.event == "ReadBack" })
        #expect(event.note == "stay in port\nuntil dawn")
        #expect(report.text.contains("note: stay in port\n    | until dawn"))
        #expect(try scene.report(document).deliveries[0].events.allSatisfy { $0.note == nil })
    }

    @Test func `a note with another text or salt, or of no evidence here, is refused`() throws {
        let other = NoteText(salt: note.note.salt, text: "leave port")
        let salted = NoteText(salt: RandomID(bytes: [UInt8](repeating: 9, count: 16)), text: note.note.text)
        #expect(try scene.answer(opened { $0.note = other }) == .refused("note-mismatch"))
        #expect(try scene.answer(opened { $0.note = salted }) == .refused("note-mismatch"))
        let none = ObjectID(bytes: [UInt8](repeating: 9, count: 32))
        #expect(try scene.answer(opened { $0.evidence = none }) == .refused("wrong-slot"))
        let acknowledged = try CompactJWS(parsing: document.deliveries[0].evidence[0].chain[3])
        let id = ObjectHash.id(of: acknowledged)
        #expect(try scene.answer(opened { $0.evidence = id }) == .refused("wrong-slot"))
    }

    @Test func `shows each state by itself with its window, in order`() throws {
        let report = try scene.report(document)
        #expect(report.deliveries[0].states.map(\.state) == [.atTheNode, .opened, .readBack])
        #expect(report.deliveries[0].states.allSatisfy { $0.claimedSeconds != nil })
        #expect(report.deliveries[1].states.map(\.state) == [.atTheNode, .opened])
        #expect(report.text.contains("state: read back in own words, by evidence made"))
    }

    @Test mutating func `a denial stands beside the evidence and changes no outcome`() throws {
        let jws = try denial()
        let report = try scene.report(scene.changed(document) { $0.denials = [jws] })
        let plain = try scene.report(document)
        #expect(report.denials.map(\.issuer) == [scene.recipient.id])
        #expect(report.text.contains("which changes nothing above"))
        #expect(report.text.contains("no such message\n    | reached us"))
        #expect(report.deliveries.map(\.outcome) == plain.deliveries.map(\.outcome))
        #expect(report.shown == plain.shown)
    }

    @Test mutating func `a denial in a bundle of a channel is shown too`() throws {
        let jws = try denial()
        #expect(try scene.report(scene.changed(scene.channel) { $0.denials = [jws] }).denials.count == 1)
    }

    @Test mutating func `a denial of something else, or by another key, is refused`() throws {
        let (from, to) = (scene.sender.id, scene.recipient.id)
        let other = ObjectID(bytes: [UInt8](repeating: 9, count: 32))
        let cases: [(String, String)] = [
            (try denial(DenialSubject(from: to, to: from)), "wrong-slot"),
            (try denial(DenialSubject(from: from, to: to, notice: other)), "wrong-slot"),
            (try denial(DenialSubject(from: from, to: to, dispatch: other)), "wrong-slot"),
            (try denial(key: scene.recipient.notice), "wrong-key"),
            (try denial(key: scene.sender.node), "wrong-key"),
        ]
        for (jws, code) in cases {
            let changed = scene.changed(document) { $0.denials = [jws] }
            #expect(try scene.answer(changed) == .refused(code))
        }
    }

    @Test mutating func `notes and denials stand in order, and an empty list is left out`() throws {
        let texts = try [denial(), denial()].sorted()
        #expect(try scene.answer(scene.changed(document) { $0.denials = texts }) == .verified)
        for wrong in [[texts[1], texts[0]], [texts[0], texts[0]]] {
            let changed = scene.changed(document) { $0.denials = wrong }
            #expect(try scene.answer(changed) == .refused("malformed-bundle"))
        }
        guard case .object(var members) = document.json else { return }
        #expect(members["denials"] == nil)
        members["seal"] = .string(texts[0])
        members["denials"] = .array([])
        #expect(throws: FormatError.self) { try BundleDocument(.object(members)) }
    }
}

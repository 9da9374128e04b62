// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// The places inside an envelope, with every other object sealed into them by the sender itself.
struct EnvelopeSlotTests {
    private var scene: EvidenceScene
    private let slots: [Slot]

    init() throws {
        scene = try EvidenceScene()
        var table = try SlotTable()
        slots = try table.slots()
    }

    private mutating func opens(_ change: (inout EnvelopeSealer.Content) throws -> Void) throws -> Bool {
        var content = EnvelopeSealer.Content(dispatch: scene.message.dispatch, notice: scene.message.notice)
        try change(&content)
        let (msg, salt) = (scene.sender.random.randomID(), scene.sender.random.randomID())
        let sealed = try scene.sender.seal(content, to: scene.recipient, msg: msg, salt: salt)
        let opened = try? EnvelopeOpener.open(
            EnvelopeReader.readHeader(sealed.bytes),
            keys: [scene.recipient.sealing],
            recipient: scene.recipient.id,
            sender: scene.sender.chain
        )
        return opened != nil
    }

    @Test mutating func `only a dispatch is taken as the dispatch of an envelope`() throws {
        #expect(try opens { _ in })
        for object in slots where object.type != .dispatch {
            let jws = String(object.honest.prefix { $0 != "~" })
            let id = try ObjectHash.id(of: CompactJWS(parsing: jws, maxBytes: ObjectType.notice.largestSize))
            let taken = try opens { content in
                content.dispatch = jws
                content.dispatchID = id
            }
            #expect(!taken, "\(object.type)")
        }
    }

    @Test mutating func `only a notice is taken as the notice of an envelope`() throws {
        for object in slots where object.type != .notice {
            #expect(try !opens { $0.noticeText = object.honest }, "\(object.type)")
            #expect(try !opens { $0.noticeText = object.honest + "~" }, "\(object.type)")
        }
    }

    @Test mutating func `only approvals are taken as approvals of an envelope`() throws {
        for object in slots where object.type != .approval {
            let jws = String(object.honest.prefix { $0 != "~" })
            let taken = try opens { $0.approvals = ($0.approvals + [jws]).sorted() }
            #expect(!taken, "\(object.type) beside enough approvals")
        }
    }

    @Test mutating func `only a submission is taken as the one that evidence embeds`() throws {
        for event in EventName.known {
            let payload = try scene.payload(event)
            guard payload.binding.submission != nil else { continue }
            for object in slots where object.type != .submission {
                var changed = payload
                changed.binding.submission = String(object.honest.prefix { $0 != "~" })
                let forged = try Forgery.sign(
                    changed.json,
                    as: try #require(event.type),
                    key: scene.key(for: event)
                )
                #expect(throws: SecurityError.self, "\(object.type) in \(event)") {
                    try scene.verify(forged)
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

/// Two parties, and one notice on its way from one to the other.
struct Scene: Sendable {
    let sender: TestParty
    let recipient: TestParty
    let es256Party: TestParty
    let es256: SigningKey
    /// Of the sender's first card, under which it can sign another one.
    let firstRoot: SigningKey
    let firstCard: CardPayload
    let composed: ComposedNotice
    let message: TestMessage
    let submission: SignedObject
    let encryptedKeyFile: [UInt8]

    init() throws {
        var sender = try TestParty("a.example")
        recipient = try TestParty("b.example")
        es256Party = try TestParty("c.example", algorithm: .es256)
        es256 = es256Party.notice
        firstRoot = sender.root
        firstCard = sender.chain.latest.payload
        try sender.addVersion { $0.name = "Another name" }
        composed = try sender.compose(TestParty.draft(), to: [recipient.id])
        let notice = try sender.released(TestParty.draft(), to: [recipient.id])
        message = try sender.message(notice, to: recipient)
        submission = try sender.submission(of: message)
        let key = try PrivateKey(privateJWK: es256.privateJWK)
        encryptedKeyFile = try KeyFile(
            key,
            use: "root",
            passphrase: Array("a passphrase".utf8),
            cost: PassphraseCost(rounds: 1 << 10),
            using: &sender.random
        ).bytes
        self.sender = sender
    }

    var noticeText: [UInt8] { Array(message.notice.text(opening: [.event, .text, .place]).utf8) }

    /// Signs any bytes as the payload of a type.
    func sign(_ payload: [UInt8], _ type: ObjectType, _ key: SigningKey) throws -> String {
        try CompactJWS.sign(payload: payload, typ: type.rawValue, key: key).jws.text
    }

    /// The payload of a signed object that was just made.
    static func payload(of jws: String) throws -> [UInt8] { try CompactJWS(parsing: jws).unverifiedPayload }

    /// The protected header of the message.
    var sealedHeader: [UInt8] {
        guard let object = sealedMessage, case .string(let text)? = object["protected"] else { return [] }
        return (try? Base64URL.decode(text)) ?? []
    }

    /// The message with another protected header.
    func withHeader(_ bytes: [UInt8]) -> [UInt8]? {
        guard var object = sealedMessage else { return nil }
        object["protected"] = .string(Base64URL.encode(bytes))
        return CanonicalJSON.encode(.object(object))
    }

    private var sealedMessage: JSONObject? {
        guard case .object(let object)? = try? CanonicalJSON.parseCanonical(message.sealed.bytes) else {
            return nil
        }
        return object
    }
}

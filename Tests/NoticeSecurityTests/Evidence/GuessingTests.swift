// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// A dictionary attack by somebody who holds everything that travels in the clear.
struct GuessingTests {
    private var sender: TestParty
    private let recipient: TestParty
    private let relay: TestParty
    private static let guesses = ["evacuate", "stay", "at dawn", "no strike", "strike"]

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        relay = try TestParty("relay.swiss.example")
    }

    /// Header, submission, and evidence of carrying and opening: what a relay or a reader of evidence sees.
    private mutating func published(_ text: String) throws -> Set<String> {
        let notice = try sender.released(TestParty.draft(text), to: [recipient.id])
        let message = try sender.message(notice, to: recipient)
        var access = message.evidence(.contentAccessTracking, by: recipient.id, jti: sender.random.randomID())
        access.binding.dispatch = message.dispatch.id
        access.binding.notice = notice.id
        access.binding.hidden = notice.hiddenCount
        access.binding.allMatched = true
        access.binding.sdHash = notice.sdHash
        access.binding.specificity = .match
        let submission = try sender.submission(of: message, nextHop: relay.id)
        let visible = try CompactJWS(
            parsing: String(notice.text.prefix { $0 != "~" }),
            maxBytes: ObjectType.notice.largestSize
        )
        return Self.digests(in: message.sealed.header.json)
            .union(Self.digests(in: access.json))
            .union(Self.digests(in: try Self.payload(of: submission.jws)))
            .union(Self.digests(in: try StrictJSONParser.parse(visible.unverifiedPayload)))
    }

    private static func payload(of jws: String) throws -> JSONValue {
        try StrictJSONParser.parse(CompactJWS(parsing: jws).unverifiedPayload)
    }

    private static func digests(in value: JSONValue) -> Set<String> {
        switch value {
        case .string(let text): (try? Digest(text)) != nil ? [text] : []
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(digests(in: $1)) }
        case .object(let object): object.values.reduce(into: []) { $0.formUnion(digests(in: $1)) }
        default: []
        }
    }

    @Test mutating func `finds no guess among the digests that are published`() throws {
        let published = try published("strike")
        #expect(published.count >= 15)
        for guess in Self.guesses {
            for form in try Self.forms(of: guess) {
                #expect(!published.contains(ObjectHash.digest(form).text), "\(guess)")
            }
        }
    }

    /// What somebody without the salt can hash: the value, the field, the disclosure, with no or an empty salt.
    private static func forms(of guess: String) throws -> [[UInt8]] {
        let zeroSalt = RandomID(bytes: [UInt8](repeating: 0, count: RandomID.byteCount))
        let disclosures: [JSONValue] = [
            ["text", .string(guess)], ["", "text", .string(guess)],
            [.string(zeroSalt.text), "text", .string(guess)],
        ]
        let field: JSONValue = ["text": .string(guess)]
        let plain = [Array(guess.utf8), CanonicalJSON.encode(.string(guess)), CanonicalJSON.encode(field)]
        return plain + [zeroSalt.bytes + Array(guess.utf8)]
            + disclosures.flatMap { disclosure in
                let json = CanonicalJSON.encode(disclosure)
                return [json, Array(Base64URL.encode(json).utf8)]
            }
    }

    @Test mutating func `cannot tell the same text from another one`() throws {
        let first = try published("strike")
        let same = try published("strike")
        let other = try published("stay")
        // Digests that are of the parties and not of the message: the card.
        let shared = first.intersection(other)
        #expect(first.intersection(same) == shared)
        #expect(shared.isSubset(of: [sender.chain.latest.id.text]))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import NoticeFormat
import StrictJSON

/// Every document that a page of the specification fixes, and the texts and bytes within them.
@main
enum FuzzNoticeFormat {
    static func main() throws {
        let status = try FuzzProgram.run(payloads + documents + [draft, entryFile, framed] + texts)
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    private static let payloads = [
        document("approval", ApprovalPayload.self, [Sample.approval]),
        document("bundle-seal", BundleSealPayload.self, [Sample.seal]),
        document("card", CardPayload.self, [Sample.card]),
        document("dispatch", DispatchPayload.self, [Sample.dispatch]),
        document("evidence", EvidencePayload.self, EventName.known.map { Sample.evidence($0) }),
        document("impersonation", ImpersonationReport.self, [Sample.report]),
        document("notice", NoticeVisible.self, [Sample.notice]),
        document("relay-status", RelayStatusPayload.self, [Sample.relayStatus]),
        document("request", RequestClaims.self, [Sample.request]),
        document("statement", StatementPayload.self, [Sample.statement]),
        document("consent", ConsentPayload.self, [Sample.consent]),
        document("opening", OpeningPayload.self, [Sample.opening]),
        document("seal", SealPayload.self, [Sample.committed]),
        document("seal-draft", SealDraft.self, [Sample.sealDraft]),
        document("waiver", WaiverPayload.self, [Sample.waiver]),
        document("status", StatusPayload.self, [Sample.status]),
        document("submission", SubmissionPayload.self, [Sample.submission]),
    ]

    private static let documents = [
        document("bundle", BundleDocument.self, [Sample.bundle]),
        document("carry-file", CarryFile.self, [Sample.carry]),
        document("card-file", CardChainFile.self, [Sample.chain]),
        document("claim", Claim.self, [Sample.claim]),
        document("envelope-header", EnvelopeHeader.self, [Sample.header]),
        document("policy-file", WitnessPolicyFile.self, [Sample.policy]),
        document("problem", Problem.self, [Sample.problem]),
    ]

    /// A document that was read is written as canonical JSON, and read again as the same.
    private static func document<Document: FormatDocument>(
        _ name: String,
        _ type: Document.Type,
        _ samples: [JSONValue]
    ) -> FuzzEntry {
        FuzzEntry(
            name,
            seeds: samples.map { CanonicalJSON.encode($0) },
            parse: { try Document(payload: $0) },
            holds: { document, _ in (try? Document(canonical: document.payload)) == document }
        )
    }

    /// Length, JSON and padding, as they stand in an envelope; the padding is added here.
    private static let framed: FuzzEntry = {
        let plaintext = EnvelopePlaintext(
            approvals: ["a.b.c"],
            dispatch: "a.b.d",
            notice: "a.b.e~",
            salt: salt
        )
        let seed = Array(((try? plaintext.framed()) ?? []).prefix { $0 != 0x7D }) + [0x7D]
        return FuzzEntry("envelope-plaintext", seeds: [[0, 0, 0, 70], seed]) { bytes in
            let size = SizeClass.smallest(for: bytes.count)?.rawValue ?? bytes.count
            let padded = bytes + [UInt8](repeating: 0, count: size - bytes.count)
            let read = try EnvelopePlaintext(framed: padded)
            precondition((try? EnvelopePlaintext(framed: read.framed())) == read, "plaintext changed")
            return true
        }
    }()

    private static let salt = RandomID(bytes: [UInt8](repeating: 1, count: RandomID.byteCount))

    private static let texts = [
        text("party", PartyID.self, "a.example"),
        text("route", Route.self, "a.example/b.example"),
        text("digest", Digest.self, Sample.digest),
        text("object-id", ObjectID.self, Sample.digest),
        text("random-id", RandomID.self, Sample.jti),
        text("time", Timestamp.self, Sample.time),
        text("reason-code", ReasonCode.self, "bad-signature"),
        FuzzEntry(
            "event-name",
            seeds: EventName.known.map { Array($0.uri.utf8) },
            parse: { EventName(uri: String(decoding: $0, as: UTF8.self)) },
            holds: { $0.uri.utf8.elementsEqual(String(decoding: $1, as: UTF8.self).utf8) }
        ),
        FuzzEntry(
            "leaf",
            seeds: LeafType.allCases.map {
                LeafEntry(type: $0, digest: Digest(bytes: [UInt8](0..<32))).bytes
            },
            parse: { try LeafEntry(bytes: $0) },
            holds: { $0.bytes == $1 }
        ),
    ]

    /// An accepted text is the only one for its value.
    private static func text<Value: TextValue>(_ name: String, _ type: Value.Type, _ seed: String)
        -> FuzzEntry
    {
        FuzzEntry(
            name,
            seeds: [Array(seed.utf8)],
            parse: { try Value(String(decoding: $0, as: UTF8.self)) },
            holds: { $0.text.utf8.elementsEqual(String(decoding: $1, as: UTF8.self).utf8) }
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

extension LogCommand {
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch the inclusion proof of a leaf of the own log, as a C2SP tlog-proof."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "Digest of the logged bytes.")
        var digest: String
        @Option(help: "\(LeafType.allCases.map(\.rawValue).joined(separator: ", "))")
        var leaf: String
        @Option(help: "Write the proof to this file (NAME.tlog-proof) instead of standard output.")
        var out: String?

        func run() async throws {
            let bytes = try await NodeSession.run(options, passphrase) {
                try await $0.get("/proofs/\(leaf)/\(digest)")
            }
            _ = try TlogProof(parsing: bytes)
            if let out { try Files.write(bytes, to: out) } else { Terminal.print(bytes: bytes) }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check an inclusion proof offline under a party's card, a tlog-policy, or both.",
            discussion: """
                The card or the policy's log lines name the log's key. A policy's quorum of witnesses must have \
                cosigned; a witness of the card's party does not count for its log.
                """
        )
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The tlog-proof file.")
        var proof: String
        @Option(help: "Card file of the log's party.")
        var card: String?
        @Option(help: "File with a C2SP tlog-policy.")
        var policy: String?
        @Option(parsing: .unconditional, help: "Digest of the logged bytes.")
        var digest: String?
        @Option(help: "\(LeafType.allCases.map(\.rawValue).joined(separator: ", "))")
        var leaf: String?
        @Option(help: "File with the entry itself, instead of --digest and --leaf.")
        var entry: String?

        func validate() throws {
            guard card != nil || policy != nil else {
                throw ValidationError("give --card FILE, --policy FILE or both")
            }
            guard (entry != nil) != (digest != nil && leaf != nil), entry == nil || leaf == nil else {
                throw ValidationError("give --leaf TYPE and --digest DIGEST, or --entry FILE")
            }
        }

        func run() async throws {
            let hash = try leafHash()
            let rules = try policy.map { try WitnessPolicy(parsing: try Files.read($0, limit: 1 << 20)) }
            let chain = try card.map { try CardVerifier.verify(file: try Files.read($0, limit: 16 << 20)) }
            let proof = try TlogProof(parsing: try Files.read(proof, limit: 2 << 20))
            let keys = chain?.logKeys ?? rules?.logs.map(\.key) ?? []
            let inclusion = try Self.verified(proof, hash, keys, rules, excluding: chain?.witnessKeys ?? [])
            show(inclusion, party: chain?.party, policy: rules)
        }

        private func leafHash() throws -> LogHash {
            if let entry { return .leaf(try Files.read(entry, limit: EntryBundle.maximumEntryByteCount)) }
            guard let leaf, let digest else { throw ValidationError("give --leaf and --digest") }
            guard let type = LeafType(rawValue: leaf) else {
                throw ValidationError("no leaf type is '\(leaf)'")
            }
            return .leaf(LeafEntry(type: type, digest: try Digest(digest)).bytes)
        }

        private static func verified(
            _ proof: TlogProof,
            _ leaf: LogHash,
            _ keys: [VerifierKey],
            _ policy: WitnessPolicy?,
            excluding own: [VerifierKey]
        ) throws -> VerifiedInclusion {
            let origin = try TransparencyLog.Checkpoint(parsing: proof.checkpoint.text).origin
            let known = keys.filter { $0.name.utf8.elementsEqual(origin.utf8) }
            guard !known.isEmpty else {
                throw Failure(
                    .no,
                    "no-known-signature",
                    "the proof does not hold: no known key is of \(origin)"
                )
            }
            var refusal = LogError(.noKnownSignature, "no signature is by a key of \(origin)")
            for key in known {
                do {
                    return try VerifiedInclusion(
                        proof,
                        leaf: leaf,
                        origin: origin,
                        logKey: key,
                        policy: try policy ?? .anyWitness,
                        excluding: own
                    )
                } catch {
                    refusal = error as? LogError ?? refusal
                    if refusal.code != .noKnownSignature { break }
                }
            }
            throw Failure(.no, refusal.code.rawValue, "the proof does not hold: \(refusal.reason)")
        }

        private func show(_ inclusion: VerifiedInclusion, party: PartyID?, policy: WitnessPolicy?) {
            let checkpoint = inclusion.checkpoint.checkpoint
            let bound = policy?.earliestQuorumTime(inclusion.times).map {
                Timestamp(seconds: Int64(clamping: $0)).text
            }
            guard !options.json else {
                let names = Set(inclusion.times.map(\.witness.name)).sorted()
                Terminal.print(
                    json: "log-verify",
                    [
                        ("index", .integer(Int64(clamping: inclusion.index))),
                        ("notAfter", bound.map { .string($0) }), ("origin", .string(checkpoint.origin)),
                        ("size", .integer(Int64(clamping: checkpoint.size))),
                        ("witnesses", .array(names.map { .string($0) })),
                    ]
                )
                return
            }
            let log = party.map { "the log of \($0.text)" } ?? checkpoint.origin
            Terminal.print("included: leaf \(inclusion.index) of \(checkpoint.size) in \(log)")
            if let bound { Terminal.print("logged not after \(bound), by the quorum of the policy") }
        }
    }
}

extension WitnessPolicy {
    /// No witness is needed.
    static var anyWitness: WitnessPolicy {
        get throws { try WitnessPolicy(parsing: Array("quorum none\n".utf8)) }
    }
}

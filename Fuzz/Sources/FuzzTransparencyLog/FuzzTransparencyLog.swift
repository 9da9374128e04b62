// SPDX-License-Identifier: Apache-2.0

import Crypto
import Fuzzing
import TransparencyLog

/// Notes, checkpoints, keys, proofs, requests to and answers of witnesses, policies, tiles and bundles of entries.
@main
enum FuzzTransparencyLog {
    static func main() throws {
        let sample = try LogSeeds()
        let status = try FuzzProgram.run(try noteEntries(sample) + tileEntries + witnessEntries(sample))
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    private static func noteEntries(_ sample: LogSeeds) throws -> [FuzzEntry] {
        let keys = [sample.log.key] + sample.log.witnesses
        return [
            FuzzEntry("signed-note", seeds: [sample.note.bytes]) { bytes in
                let note = try SignedNote(parsing: bytes)
                precondition(note.bytes == bytes, "another note than was read")
                _ = try? note.verified(by: keys)
                return true
            },
            FuzzEntry(
                "checkpoint",
                seeds: [sample.note.text, Array("log.example\n0\n\(LogHash.emptyRoot)\nmore\n".utf8)],
                parse: { try Checkpoint(anyLog: $0) },
                holds: { checkpoint, bytes in
                    let own = try? Checkpoint(parsing: bytes)
                    return checkpoint.text == bytes && (own == nil || own?.text == bytes)
                }
            ),
            FuzzEntry(
                "verifier-key",
                seeds: keys.map { Array($0.description.utf8) },
                parse: { try VerifierKey(parsing: String(decoding: $0, as: UTF8.self)) },
                holds: { $0.description.utf8.elementsEqual($1) }
            ),
            FuzzEntry("note-key", seeds: [try sample.noteKey()]) { bytes in
                let key = try NoteKey(parsing: bytes)
                let line = bytes.last == 0x0a ? bytes.dropLast() : bytes[...]
                precondition(key.text.utf8.elementsEqual(line), "another key than was read")
                return true
            },
            FuzzEntry("tlog-proof", seeds: sample.proofs.map(\.bytes)) { bytes in
                let proof = try TlogProof(parsing: bytes)
                precondition(proof.bytes == bytes, "another proof than was read")
                _ = try? sample.verified(proof)
                return true
            },
            FuzzEntry("fork-proof", seeds: [try sample.fork()]) { bytes in
                let fork = try ForkProof(parsing: bytes)
                precondition(fork.bytes == bytes, "another proof than was read")
                _ = try? VerifiedFork(fork, keys: keys)
                return true
            },
            FuzzEntry("merkle-numbers", seeds: [sample.numbers]) { sample.tryNumbers($0) },
        ]
    }

    private static func witnessEntries(_ sample: LogSeeds) throws -> [FuzzEntry] {
        let request = try sample.request()
        let answer = sample.note.signatures.dropFirst().map { $0.line + "\n" }.joined()
        let witness = sample.log.witnesses[0]
        return [
            FuzzEntry("add-checkpoint", seeds: [request.bytes]) { bytes in
                let parsed = try AddCheckpointRequest(parsing: bytes)
                precondition(parsed.bytes == bytes, "another request than was read")
                let last = WitnessState(size: 8, root: try sample.root(8))
                let decision = WitnessDecision(bytes) { _ in (keys: [sample.log.key], lastSeen: last) }
                if case .refuse(let refusal) = decision { precondition((400...422).contains(refusal.status)) }
                return true
            },
            FuzzEntry("witness-answer", seeds: [Array(answer.utf8), Array("20\n".utf8)]) { bytes in
                let answers = [200, 409].map { status in
                    try? WitnessAnswer(
                        status: status,
                        contentType: WitnessRefusal.sizeContentType + "; charset=utf-8",
                        body: bytes,
                        to: request,
                        by: witness
                    )
                }
                return answers.contains { $0 != nil }
            },
            FuzzEntry("witness-policy", seeds: [sample.policy]) { bytes in
                let policy = try WitnessPolicy(parsing: bytes)
                let times = try policy.times(for: sample.note)
                if let earliest = policy.earliestQuorumTime(times),
                    let latest = policy.latestQuorumTime(times)
                {
                    precondition(earliest > 0 && latest > 0, "a quorum before 1970")
                    precondition(policy.isQuorum(times), "a time without a quorum")
                }
                return true
            },
        ]
    }

    private static let tileEntries = [
        FuzzEntry(
            "tile-path",
            seeds: ["tile/0/x001/x234/067.p/8", "tile/entries/000", "tile/63/255"].map { Array($0.utf8) },
            parse: { try TileCoordinate(path: String(decoding: $0, as: UTF8.self)) },
            holds: { $0.path.utf8.elementsEqual($1) }
        ),
        // The first byte is the width less one.
        FuzzEntry("entry-bundle", seeds: [[1, 0, 2, 97, 98, 0, 0]]) { bytes in
            guard let width = bytes.first else { return false }
            let rest = Array(bytes.dropFirst())
            let bundle = try EntryBundle(bytes: rest, width: Int(width) + 1)
            precondition(bundle.bytes == rest, "another bundle than was read")
            return true
        },
        FuzzEntry("tile", seeds: [[1] + [UInt8](repeating: 7, count: 64)]) { bytes in
            guard let width = bytes.first else { return false }
            let rest = Array(bytes.dropFirst())
            let tile = try Tile(bytes: rest, width: Int(width) + 1)
            precondition(tile.bytes == rest, "another tile than was read")
            return true
        },
    ]
}

// SPDX-License-Identifier: Apache-2.0

import GzipCoding
import LogWitness
import NodeAPI
import NodeClient
import StrictJSON
import TransparencyLog

/// One upload of a log to a mirror, or of its checkpoint to a witness; every loop is bounded.
struct MirrorPush {
    let url: String
    let connection: HTTPConnection
    let reader: LogReader
    let note: SignedNote
    let checkpoint: Checkpoint

    private static let largestRequestCount = 1_000_000
    /// A request ends with the package that reaches this: mirrors have limits, and entries up to 64 kB.
    private static let usualByteCount = 8 << 20

    /// Returns the body of the mirror's last answer, its cosignatures.
    func run() async throws -> [UInt8] {
        guard checkpoint.size > 0 else {
            throw Failure(.unknown, "empty-log", "the log has no entries to copy yet")
        }
        _ = try await announce()
        var (answer, refusals) = (try await send(try request(0, 0, ticket: "")), 0)
        for _ in 0..<Self.largestRequestCount {
            switch answer.status {
            case 200: return answer.body
            case 202: refusals = 0
            case 409 where refusals < 3: refusals += 1
            default: throw refused(answer)
            }
            let info = try MirrorInfo(parsing: answer.body)
            guard info.size == checkpoint.size, info.nextEntry <= info.size else {
                throw Failure(.no, "refused", "the mirror waits for \(info.size) entries")
            }
            answer = try await send(
                try await upload(from: info.nextEntry, ticket: info.ticket)
            )
        }
        throw Failure(.unknown, "no-end", "the mirror takes entries without end")
    }

    /// The cosignatures in an answer, verified.
    func verified(_ body: [UInt8], by cosigner: VerifierKey) throws -> [String] {
        let request = try AddCheckpointRequest(oldSize: 0, proof: [], note: note)
        let answer = try WitnessAnswer(status: 200, contentType: nil, body: body, to: request, by: cosigner)
        guard case .cosigned(let lines) = answer else { return [] }
        return lines.map(\.line)
    }

    /// Sends the checkpoint with the proof that is asked for; returns the answer, of a witness its cosignature.
    func announce() async throws -> [UInt8] {
        var old: UInt64 = 0
        for _ in 0..<4 {
            let from = old
            let proof = try await reader.computed(size: checkpoint.size) { tiles in
                try MerkleTree.consistencyProof(from: from, to: checkpoint.size, hashes: tiles)
            }
            let body = try AddCheckpointRequest(oldSize: old, proof: proof, note: note).bytes
            let answer = try await post("/add-checkpoint", body)
            if answer.status == 200 { return answer.body }
            guard answer.status == 409,
                let size = UInt64(String(decoding: answer.body.dropLast(), as: UTF8.self)),
                size <= checkpoint.size
            else { throw refused(answer) }
            old = size
        }
        throw Failure(.no, "refused", "\(url) names another size each time")
    }

    private func upload(from start: UInt64, ticket: String) async throws -> EntriesRequest {
        var packages: [EntriesRequest.Package] = []
        var (index, byteCount) = (start, 0)
        while index < checkpoint.size, packages.count < EntriesRequest.maximumPackageCount,
            byteCount < Self.usualByteCount
        {
            let (first, from) = (index / 256 * 256, index)
            let end = min(checkpoint.size, first + 256)
            guard let place = TileCoordinate.holding(index, of: .entries, size: checkpoint.size) else {
                break
            }
            let entries = try await reader.entries(at: place)
            let proof = try await reader.computed(size: checkpoint.size) { tiles in
                try MerkleTree.subtreeProof(first, end, size: checkpoint.size, from: tiles)
            }
            packages.append(
                EntriesRequest.Package(
                    start: index,
                    entries: Array(entries.dropFirst(Int(from - first))),
                    proof: proof
                )
            )
            index = end
            byteCount += entries.reduce(0) { $0 + $1.count }
        }
        return try request(start, checkpoint.size, ticket: ticket, packages)
    }

    private func request(
        _ start: UInt64,
        _ end: UInt64,
        ticket: String,
        _ packages: [EntriesRequest.Package] = []
    ) throws -> EntriesRequest {
        guard let bytes = try? Base64Standard.decode(ticket) else {
            throw Failure(.no, "refused", "the mirror's ticket is not base64")
        }
        return try EntriesRequest(
            origin: checkpoint.origin,
            start: start,
            end: end,
            ticket: bytes,
            packages: packages
        )
    }

    private func send(_ request: EntriesRequest) async throws -> APIAnswer {
        try await post("/add-entries", try Gzip.compressed(request.bytes), coding: "gzip")
    }

    private func post(_ path: String, _ body: [UInt8], coding: String? = nil) async throws -> APIAnswer {
        do {
            let request = APIRequest(
                method: "POST",
                target: path,
                body: body,
                contentEncoding: coding,
                contentType: APIAnswer.octets
            )
            return try await connection.send(request, to: url)
        } catch {
            throw Failure(.unknown, "no-answer", "\(url) does not answer: \(error)")
        }
    }

    private func refused(_ answer: APIAnswer) -> Failure {
        Failure(.no, "refused", "\(url) answers \(answer.status)")
    }
}

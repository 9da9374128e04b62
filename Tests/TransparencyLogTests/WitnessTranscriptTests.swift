// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

/// Scripts of another witness, with literal requests and what it has to answer.
///
/// They are older than the specification, which has 404 for an unknown log.
@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct WitnessTranscriptTests {
    struct Request {
        let body: String
        var status = 0
        var exactBody: String?
    }

    @Test(arguments: ["litewitness", "sumdb", "bastion"])
    func `answers every request of a script, strictly`(script: String) throws {
        let text = try SharedVectors.text("witness/\(script).txt")
        let logs = try Self.logs(in: text)
        var witness = try MemoryWitness(keys: [], logs: logs)
        let requests = Self.requests(in: text)
        #expect(!requests.isEmpty)
        var passed = 0
        for request in requests {
            let isKnown = logs.keys.contains { request.body.contains("\n\($0)\n") }
            var wanted = request.status
            if wanted == 403 { wanted = isKnown ? Self.badSignature(request.body) : 404 }
            let answer = try witness.answer(request.body)
            let isRight = answer.status == wanted && request.exactBody.map { $0 == answer.body } ?? true
            #expect(isRight, "\(request.body.prefix(60)): \(answer) instead of \(wanted)")
            passed += isRight ? 1 : 0
        }
        SharedVectors.report("witness-txtar-\(script)", passed, of: requests.count)
    }

    /// 403, or 400 where the script's change left a signature that is not canonical base64.
    private static func badSignature(_ body: String) -> Int {
        (try? AddCheckpointRequest(parsing: body.utf8)) == nil ? 400 : 403
    }

    /// The logs that the script sets up, by origin.
    private static func logs(in text: String) throws -> [String: [VerifierKey]] {
        var logs: [String: [VerifierKey]] = [:]
        var origins: [String] = []
        for line in text.split(separator: "\n") {
            if line.contains("add-sigsum-log"), let hex = line.split(separator: "=").last {
                let key = NoteVectorTests.bytes(String(hex))
                let digest = SHA256.hash(data: key).map { String(format: "%02x", $0) }.joined()
                let name = "sigsum.org/v1/tree/\(digest)"
                logs[name] = [try VerifierKey(name: name, algorithm: .ed25519, publicKey: key)]
            } else if line.contains("witnessctl add-log"), line.contains("'") {
                origins.append(String(line.split(separator: "'")[1]))
            } else if line.contains("witnessctl add-key"), let key = line.split(separator: " ").last {
                logs[try #require(origins.last)] = [try VerifierKey(parsing: String(key))]
            }
        }
        return logs
    }

    private static func requests(in text: String) -> [Request] {
        var requests: [Request] = []
        for part in text.components(separatedBy: "/add-checkpoint\n```\n").dropFirst() {
            let halves = part.components(separatedBy: "```\n")
            guard halves.count >= 2 else { continue }
            var request = Request(body: halves[0])
            for line in halves[1].split(separator: "\n") {
                if line.hasPrefix("HTTP ") { request.status = Int(line.dropFirst(5)) ?? 0 }
                if line.hasPrefix("body == "), let value = line.split(separator: "\"").last {
                    request.exactBody = value.replacingOccurrences(of: "\\n", with: "\n")
                }
            }
            requests.append(request)
        }
        return requests
    }
}

// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing
import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct WitnessVectorTests {
    struct Policy: Decodable {
        struct Case: Decodable {
            let cosigned: [String]
            let ok: Bool
        }

        let desc, policy: String
        let isGood: Bool
        let cases: [Case]?

        enum CodingKeys: String, CodingKey {
            case desc, policy
            case isGood = "spec_ok"
            case cases = "quorum_cases"
        }
    }

    @Test func `parses and evaluates every policy as wanted`() throws {
        let policies = try SharedVectors.json("generated/policy.json", as: [Policy].self)
        var (passed, cases) = (0, 0)
        for item in policies {
            let policy = try? WitnessPolicy(parsing: item.policy.utf8)
            #expect((policy != nil) == item.isGood, "\(item.desc)")
            var isRight = (policy != nil) == item.isGood
            for quorum in item.cases ?? [] {
                // The witnesses of these policies are named w1, w2 and so on, in the order of their lines.
                let keys = quorum.cosigned.compactMap { name in
                    Int(name.dropFirst()).flatMap { policy?.witnesses[$0 - 1].key }
                }
                isRight = isRight && policy?.isQuorum(Set(keys)) == quorum.ok
                cases += 1
            }
            #expect(isRight, "\(item.desc)")
            passed += isRight ? 1 : 0
        }
        SharedVectors.report("policies", passed, of: policies.count, note: ", with \(cases) quorum cases")
    }

    @Test(arguments: ["witcheck-litewitness-0.5.0", "witcheck-transparency-dev-2026-07-01"])
    func `answers every request of a recorded check as the specification says`(file: String) throws {
        let exchanges = try SharedVectors.json("witness/\(file).json", as: [RecordedExchange].self)
        var witness = try MemoryWitness(keys: Self.logKeys())
        var passed = 0
        for exchange in exchanges {
            let isRight = try witness.answers(exchange)
            #expect(isRight, "\(exchange.desc)")
            passed += isRight ? 1 : 0
        }
        SharedVectors.report(file, passed, of: exchanges.count)
    }

    private static func logKeys() throws -> [VerifierKey] {
        try "abcdefghijklmn".map { letter in
            try VerifierKey(parsing: SharedVectors.text("witness/keys/\(letter).vkey"))
        }
    }
}

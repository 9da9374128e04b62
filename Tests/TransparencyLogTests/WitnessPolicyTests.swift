// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct WitnessPolicyTests {
    private let log: SampleLog

    init() throws { log = try SampleLog() }

    @Test func `bounds the time of a checkpoint by the witnesses it needs`() throws {
        let note = try log.cosigned(size: 5, at: [30, 10, 20])
        for (threshold, bounds) in [(1, [10, 30]), (2, [20, 20]), (3, [30, 10])] as [(Int, [UInt64])] {
            let policy = try WitnessPolicy(threshold, of: log.witnesses)
            let times = try policy.times(for: note)
            #expect(times.map(\.time) == [30, 10, 20])
            #expect([policy.earliestQuorumTime(times), policy.latestQuorumTime(times)] == bounds)
        }
    }

    @Test func `counts a witness that cosigned twice once, at the time that bounds`() throws {
        let note = try log.cosigned(size: 5, at: [30, 10]).adding(
            log.cosigned(size: 5, at: [5, 40]).signatures
        )
        let policy = try WitnessPolicy(2, of: log.witnesses)
        let times = try policy.times(for: note)
        #expect(times.map(\.time) == [30, 10, 5, 40])
        #expect(policy.earliestQuorumTime(times) == 10)
        #expect(policy.latestQuorumTime(times) == 30)
        let three = try WitnessPolicy(3, of: log.witnesses)
        #expect(!three.isQuorum(times))
    }

    @Test func `gives no bound without a quorum or with the quorum none`() throws {
        let note = try log.cosigned(size: 5, at: [30])
        let two = try WitnessPolicy(2, of: log.witnesses)
        #expect(try two.earliestQuorumTime(two.times(for: note)) == nil)
        #expect(try !two.isQuorum(two.times(for: note)))
        let none = try WitnessPolicy(parsing: "quorum none".utf8)
        #expect(none.isQuorum([WitnessTime]()))
        #expect(none.latestQuorumTime([]) == nil)
        #expect(try two.times(for: log.checkpoint(size: 5)).isEmpty)
    }

    @Test func `counts a group of groups`() throws {
        let text = log.witnesses.enumerated().map { "witness w\($0) \($1)\n" }.joined()
        let rest = "group either any w0 w1\ngroup both all either w2\nquorum both\n"
        let policy = try WitnessPolicy(parsing: (text + rest).utf8)
        let keys = log.witnesses
        #expect(policy.isQuorum([keys[0], keys[2]]))
        #expect(policy.isQuorum([keys[1], keys[2]]))
        #expect(!policy.isQuorum([keys[0], keys[1]]))
        #expect(!policy.isQuorum([keys[2], log.key]))
    }

    @Test func `refuses a threshold that does not fit and a witness twice`() {
        for threshold in [-1, 0, 4] {
            #expect(throws: LogError(.malformedPolicy, "")) {
                try WitnessPolicy(threshold, of: log.witnesses)
            }
        }
        let doubled = [log.witnesses[0], log.witnesses[0]]
        #expect(throws: LogError(.malformedPolicy, "")) { try WitnessPolicy(1, of: doubled) }
        #expect(throws: LogError(.malformedPolicy, "")) { try WitnessPolicy(1, of: []) }
    }

    @Test func `refuses a policy that is too large`() {
        let groups = (0..<300).map { "group g\($0) any g\($0 - 1)\n" }.joined()
        let text = "witness g-1 \(log.witnesses[0])\n\(groups)quorum g299\n"
        #expect(throws: LogError(.tooLarge, "")) { try WitnessPolicy(parsing: text.utf8) }
        let long = String(repeating: "\n", count: LogLimits.policyByteCount + 1)
        #expect(throws: LogError(.tooLarge, "")) { try WitnessPolicy(parsing: long.utf8) }
    }
}

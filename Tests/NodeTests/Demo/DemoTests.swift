// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import herald_node

/// Small replays with real nodes on loopback, on the simulated clock.
struct DemoTests {
    @Test func `holds what the record of a small replay shows`() async throws {
        let tally = try await run(SmallReplay.text)
        #expect(tally.lines == ["10 expectations held, 1 pending"])
    }

    @Test func `fails an expectation that the record does not bear out`() async throws {
        let tally = try await run(
            SmallReplay.text.replacingOccurrences(of: "is: acknowledged", with: "is: declined")
        )
        #expect(tally.failed == 1)
        #expect(tally.held == 9)
    }

    @Test func `keeps a notice unopened at a party that holds it, and away from one that is cut off`()
        async throws
    {
        let tally = try await run(SmallReplay.heldText)
        #expect(tally.lines == ["4 expectations held, 0 pending"])
    }

    @Test func `fails what is not pending when a step cannot be done`() async throws {
        let text = SmallReplay.text.replacingOccurrences(of: "[watch, releaser]", with: "[auditor]")
        let tally = try await run(text)
        #expect(tally.held == 0)
        #expect(tally.failed == 10)
        #expect(tally.pending == 1)
    }

    @Test func `keeps bundles, cards and a policy that verify by themselves`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "herald-demo-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try await run(SmallReplay.text, keeping: path)
        let folder = try KeptFolder(path: path + "/small")
        let cards = try FileManager.default.contentsOfDirectory(atPath: path + "/small/cards").sorted()
        #expect(cards == ["a.example.card.json", "b.example.card.json", "w.example.card.json"])
        let files = try cards.map { name in
            Array(try Data(contentsOf: URL(filePath: "\(path)/small/cards/\(name)")))
        }
        let bundle = try folder.bundle("proof")
        #expect(try BundleVerification(bundle: bundle, cards: files, policy: folder.policy()).exit == 0)
        let altered = bundle.dropLast() + [UInt8(ascii: " ")]
        #expect(
            try BundleVerification(bundle: Array(altered), cards: files, policy: folder.policy()).exit == 1
        )
    }

    private func run(_ text: String, keeping path: String? = nil) async throws -> ReplayTally {
        let kept =
            path ?? FileManager.default.temporaryDirectory.appending(path: "herald-demo-test-\(UUID())").path
        defer { if path == nil { try? FileManager.default.removeItem(atPath: kept) } }
        let incident = try IncidentFile(text: text, name: "small.yaml")
        return try await Demo(incident, keeping: kept, timeline: Timeline { _ in }).run()
    }
}

enum SmallReplay {
    private static let head = """
        incident: small
        title: Small
        lesson: None.
        facts:
          - {at: 2020, text: Something., source: Somewhere}
        parties:
          a: {id: a.example, name: A, part: party, officers: {ann: [drafter, releaser, watch]}}
          b: {id: b.example, name: B, part: party, officers: {ben: [watch, releaser]}}
          w: {id: w.example, name: W, part: witness}
        start: 2020-01-01T00:00:00Z

        """

    private static func send(_ label: String, at time: String) -> String {
        """
          - at: 2020-01-01T\(time)Z
            send:
              label: \(label)
              by: a/ann
              to: [b]
              kind: warning
              severity: Minor
              fields: {event: Test, advice: Wait}

        """
    }

    /// One warning, acknowledged and proved.
    static let text =
        head + "steps:\n" + send("first", at: "01:00:00")
            + """
              - at: 2020-01-01T02:00:00Z
                ack: {by: b/ben, notice: first}
              - at: 2020-01-01T02:10:00Z
                send:
                  {label: answer, by: b/ben, to: [a], kind: reply, severity: Minor, repliesTo: first,
                  fields: {text: Yes}}
              - at: 2020-01-01T02:30:00Z
                status: [a, b]
              - at: 2020-01-01T03:00:00Z
                prove: {by: a/ann, notice: first, open: [advice], bundle: proof}
              - at: 2020-01-01T03:00:00Z
                prove: {by: b/ben, channel: [a, b], bundle: channel}
            expect:
              - {that: a, check: {outcome: {notice: first, to: b, is: acknowledged}}}
              - {that: b, check: {event: {notice: first, to: b, has: ContentConsignment}}}
              - {that: c, check: {event: {notice: first, to: b, hasNot: ConsignmentRejection}}}
              - {that: d, check: {answers: {notice: answer, inResponseTo: first}}}
              - {that: e, check: {channel: {from: a, to: b, dispatches: 1}}}
              - {that: f, check: {verify: {bundle: proof, exit: 0, shown: [origin, arrival, received, time]}}}
              - that: g
                check: {verify: {bundle: channel, exit: 0, shown: [completeness], notShown: [origin]}}
              - {that: h, check: {fields: {bundle: proof, opened: [advice], closed: [event, specificity]}}}
              - that: i
                check: {window: {bundle: proof, after: 2020-01-01T00:00:00Z, before: 2020-01-01T01:01:00Z}}
              - {that: j, check: {specificity: {notice: first, filled: [advice]}}}
              - {that: k, pending: claims}
            """

    /// Notices to a party that opens nothing, then to one that cannot be reached, then to one that can again.
    static let heldText =
        head + "steps:\n" + """
              - at: 2020-01-01T00:30:00Z
                hold: b

            """ + send("held", at: "01:00:00") + """
              - at: 2020-01-01T01:30:00Z
                decline: {by: b/ben, notice: held, reason: not-competent}
              - at: 2020-01-01T02:00:00Z
                cut: [b, a]

            """ + send("lost", at: "03:00:00") + """
              - at: 2020-01-01T04:00:00Z
                prove: {by: a/ann, notice: lost, open: [], bundle: lost}
              - at: 2020-01-01T05:00:00Z
                heal: [a, b]
              - at: 2020-01-01T06:00:00Z
                prove: {by: a/ann, notice: lost, open: [], bundle: found}
            expect:
              - {that: a, check: {outcome: {notice: held, to: b, is: declined}}}
              - that: b
                check: {verify: {bundle: lost, exit: 0, shown: [origin], notShown: [arrival, received]}}
              - {that: c, check: {outcome: {notice: lost, to: b, is: at-the-node}}}
              - {that: d, check: {verify: {bundle: found, exit: 0, shown: [arrival], notShown: [received]}}}
            """
}

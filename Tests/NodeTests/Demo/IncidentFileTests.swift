// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat
import StrictJSON
import Testing

@testable import herald_node

struct IncidentFileTests {
    private static let folder =
        URL(filePath: #filePath).deletingLastPathComponent().path + "/../../../Incidents"

    @Test func `reads every incident there is, and the five that Herald starts from`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
            .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
        let files = try IncidentFolder(path: Self.folder).read("all")
        #expect(Set(files.map(\.incident)) == Set(names))
        let first: Set = ["april-2020", "iraq-2024", "kerman-2024", "may-2019", "oman-2019"]
        #expect(first.isSubset(of: names))
        for file in files {
            #expect(!file.facts.isEmpty)
            for variant in file.variants {
                #expect(!variant.steps.isEmpty)
                #expect(!variant.expectations.isEmpty)
            }
        }
    }

    @Test func `refuses the name of an incident that is not there`() throws {
        let folder = try IncidentFolder(path: Self.folder)
        let failure = #expect(throws: NodeFailure.self) { try folder.read("june-2031") }
        #expect(failure?.exit == 2)
    }

    @Test func `reads a small incident`() throws {
        let file = try IncidentFile(text: SampleIncident.text(), name: "small.yaml")
        #expect(file.parties.map(\.short) == ["a", "b", "w"])
        let variant = try #require(file.variants.first)
        #expect(file.folder(variant) == "small")
        #expect(variant.steps.count == 3)
        guard case .send(let notice) = variant.steps[0].action else {
            Issue.record("the first step sends")
            return
        }
        #expect(notice.kind == .warning)
        #expect(notice.fields == .object([("event", "Test"), ("place", .object([("radiusMetres", 5)]))]))
    }

    @Test(arguments: SampleIncident.faults)
    func `refuses what the format does not have`(fault: SampleIncident.Fault) {
        let text = SampleIncident.text().replacingOccurrences(of: fault.old, with: fault.new)
        #expect(text != SampleIncident.text())
        let failure = #expect(throws: NodeFailure.self) { try IncidentFile(text: text, name: "small.yaml") }
        #expect(failure?.reason == "small.yaml" + fault.reason)
    }
}

/// The smallest incident with everything that refusals need.
enum SampleIncident {
    struct Fault: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        /// Without the name of the file.
        var reason: String
        var testDescription: String { reason }
    }

    static func text() -> String {
        """
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
        steps:
          - at: 2020-01-01T01:00:00Z
            send:
              label: first
              by: a/ann
              to: [b]
              kind: warning
              severity: Minor
              fields: {event: Test, place: {radiusMetres: 5}}
          - at: 2020-01-01T02:00:00Z
            ack: {by: b/ben, notice: first}
          - at: 2020-01-01T03:00:00Z
            prove: {by: a/ann, notice: first, open: all, bundle: proof}
        expect:
          - that: It was acknowledged
            check: {outcome: {notice: first, to: b, is: acknowledged}}
          - that: It verifies
            check: {verify: {bundle: proof, exit: 0, shown: [origin]}}
          - that: More
            pending: claims
        """
    }

    static let faults = [
        Fault(old: "lesson: None.", new: "lessen: None.", reason: ": lesson is missing"),
        Fault(old: "title: Small", new: "title: Small\nmood: grim", reason: ": unknown key mood"),
        Fault(
            old: "incident: small",
            new: "incident: ../small",
            reason: ".incident: a to z, digits and hyphens were expected, found ../small"
        ),
        Fault(
            old: "[drafter, releaser, watch]",
            new: "[king]",
            reason: ".parties.a.officers.ann: unknown role king"
        ),
        Fault(old: "b.example", new: "a.example", reason: ".parties: two parties have one id"),
        Fault(
            old: "part: witness",
            new: "part: party",
            reason: ".parties: a witness was expected, found none"
        ),
        Fault(
            old: "severity: Minor",
            new: "severity: Minor\n      status: Actual",
            reason: ".steps[0].send: unknown key status"
        ),
        Fault(old: "kind: warning", new: "kind: threat", reason: ".steps[0].send.kind: unknown word threat"),
        Fault(old: "kind: warning", new: "kind: cancel", reason: ".steps[0].send: cancels is missing"),
        Fault(
            old: "02:00:00Z",
            new: "00:30:00Z",
            reason: ".steps[1].at: 2020-01-01T00:30:00Z is before 2020-01-01T01:00:00Z"
        ),
        Fault(
            old: "02:00:00Z",
            new: "2 o'clock",
            reason: ".steps[1].at: time is not of the form YYYY-MM-DDThh:mm:ssZ, found 2020-01-01T2 o'clock"
        ),
        Fault(old: "ack: {by: b/ben", new: "ack: {by: b/bob", reason: ".steps[1]: b has no officer bob"),
        Fault(old: "ack: {by: b/ben", new: "wink: {by: b/ben", reason: ".steps[1]: unknown key wink"),
        Fault(
            old: "notice: first}",
            new: "notice: second}",
            reason: ".steps[1]: no earlier notice is called second"
        ),
        Fault(old: "to: [b]", new: "to: [c]", reason: ".steps[0]: no party is called c"),
        Fault(
            old: "{bundle: proof, exit",
            new: "{bundle: none, exit",
            reason: ".expect[1]: no bundle is called none"
        ),
        Fault(
            old: "shown: [origin]",
            new: "shown: [truth]",
            reason: ".expect[1].check.verify.shown: unknown word truth"
        ),
        Fault(
            old: "pending: claims",
            new: "pending: miracles",
            reason: ".expect[2].pending: unknown word miracles"
        ),
        Fault(
            old: "is: acknowledged",
            new: "is: agreed",
            reason: ".expect[0].check.outcome.is: unknown word agreed"
        ),
    ]
}

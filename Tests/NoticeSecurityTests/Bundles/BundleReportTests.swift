// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct BundleReportTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test func `says no more than is shown`() throws {
        for text in try outputs() {
            #expect(words(text).isDisjoint(with: ["read", "receipt", "receipts", "seen", "understood"]))
            #expect(text.contains("opened by the node, with every hidden field present and matching"))
            #expect(text.contains("what is not in this bundle is none in this bundle"))
            let consents = text.split(separator: "consent", omittingEmptySubsequences: false).dropLast()
            #expect(consents.count >= 2)
            #expect(consents.allSatisfy { $0.hasSuffix("is not ") })
            for word in ["clearance", "agreement"] {
                let count = text.split(separator: word, omittingEmptySubsequences: false).count
                #expect(count == consents.count + 1)
            }
        }
    }

    @Test func `says of no guarantee that is not shown what would follow from it`() throws {
        let report = try scene.report(scene.small)
        for guarantee in report.guarantees where !guarantee.isShown {
            #expect(guarantee.follows.hasPrefix("not shown: "))
            #expect(guarantee.saidBy.isEmpty && guarantee.window == nil)
        }
        #expect(!report.text.contains("opened by the node"))
        #expect(!report.text.contains("durable"))
        #expect(!report.text.contains("no other"))
    }

    @Test func `labels what relays say as testimony, and the rest as signed`() throws {
        let report = try scene.report(scene.document)
        let lines = report.text.split(separator: "\n").map(String.init)
        #expect(
            lines.contains {
                $0.contains("RelayFailure (testimony of relay.swiss.example, because no-answer)")
            }
        )
        #expect(lines.contains { $0.contains("ContentConsignment (signed by mod.iran.example)") })
        for event in report.deliveries.flatMap(\.events) {
            #expect(event.isTestimony == (event.issuer == scene.relay.id))
        }
    }

    @Test func `keeps a field's lines apart from its own`() throws {
        let text = try scene.report(scene.document).text
        #expect(text.contains("    text: live fire\n    | from dawn on\n"))
    }

    @Test func `marks what is no actual notice`() throws {
        var scene = scene
        var draft = try BundleScene.draft()
        draft.status = .exercise
        let notice = try scene.released(draft, to: [scene.recipient])
        let document = scene.changed(scene.small) { document in
            document.deliveries = []
            document.notice = BundleNotice(
                jwt: notice.issuerJWT,
                disclosures: [],
                approvals: notice.approvals.map(\.jws)
            )
        }
        let report = try scene.report(document)
        #expect(report.text.contains("EXERCISE notice \(notice.id.text)"))
        #expect(report.text.contains("0 of 11 fields opened"))
    }

    @Test func `opens exactly the fields that are there`() throws {
        let part = scene.changed(scene.document) { document in
            document.notice?.disclosures.removeSubrange(1..<10)
        }
        let report = try scene.report(part)
        #expect(report.notice?.opened.map(\.name) == ["actor", "windowPrecision"])
        #expect(
            report.guarantee(.disclosure)?.follows == "2 of 11 fields opened, each matching its commitment"
        )
        #expect(report.shown.contains(.received))
        #expect(!report.text.contains("live fire"))
    }

    @Test func `gives programs the guarantees under their names`() throws {
        let report = try scene.report(scene.document)
        let value = JSONValue.object(report.jsonMembers)
        guard case .object(let members) = value, case .array(let guarantees)? = members["guarantees"] else {
            Issue.record("no guarantees")
            return
        }
        #expect(guarantees.count == Guarantee.Name.allCases.count)
        #expect(try StrictJSONParser.parse(CanonicalJSON.encode(value)) == value)
    }

    /// Text and JSON of both bundles with evidence.
    private func outputs() throws -> [String] {
        let report = try scene.report(scene.document)
        let json = CanonicalJSON.encode(.object(report.jsonMembers))
        return [report.text, String(decoding: json, as: UTF8.self)]
    }

    private func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    }
}

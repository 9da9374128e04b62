// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct FormatDocumentTests {
    @Test(arguments: ["", "[]", "{}", "{\"v\":1,\"v\":1}", "{\"v\":1.0}", "{\"v\":1,}", "nul", "\u{FEFF}{}"])
    func `a payload that is not strict JSON, or empty, is refused`(text: String) {
        let bytes = Array(text.utf8)
        #expect(throws: FormatError(.malformedDispatch, "")) { try DispatchPayload(payload: bytes) }
        #expect(throws: FormatError(.malformedEvidence, "")) { try EvidencePayload(payload: bytes) }
    }

    @Test func `a payload above the limit of its type is refused before it is read`() {
        let bytes = [UInt8](repeating: 0x20, count: 65_537)
        #expect(throws: FormatError(.tooLarge, "")) { try DispatchPayload(payload: bytes) }
        #expect(throws: FormatError(.malformedCard, "")) { try CardPayload(payload: bytes) }
    }

    @Test func `a payload need not be canonical`() throws {
        let canonical = CanonicalJSON.encode(Sample.dispatch)
        let spaced = Array(" ".utf8) + canonical + Array("\n".utf8)
        #expect(try DispatchPayload(payload: spaced) == DispatchPayload(payload: canonical))
        #expect(throws: FormatError(.malformedDispatch, "")) { try DispatchPayload(canonical: spaced) }
    }

    @Test func `a refusal says its code and where`() throws {
        let wrong = Sample.card.setting("officers/1/roles", ["minister"])
        let error = #expect(throws: FormatError.self) { try CardPayload(wrong) }
        #expect(error?.description.hasPrefix("malformed-card: ") == true)
        #expect(error?.reason.contains("/officers/1/roles/0") == true)
    }
}

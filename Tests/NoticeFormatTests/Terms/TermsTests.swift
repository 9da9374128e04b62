// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct TermsTests {
    @Test func `words are those of the specification`() {
        #expect(NoticeKind.allCases.count == 27)
        #expect(NoticeStatus.allCases.map(\.rawValue) == ["Actual", "Exercise", "System", "Test"])
        #expect(Scope.allCases.map(\.rawValue) == ["Public", "Restricted", "Private"])
        #expect(TLP.allCases.map(\.rawValue) == ["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"])
        #expect(Role.allCases.map(\.rawValue) == Role.allCases.map(\.rawValue).sorted())
        #expect(KeyUse.allCases.count == 6)
        #expect(Likelihood.allCases.count == 14)
    }

    @Test(arguments: ["", "warning ", "Warning", "alert", "war\u{0}ning"])
    func `a word that is not in the list is refused`(text: String) {
        #expect(throws: FormatError(.unknownWord, "")) { try NoticeKind(text) }
    }

    @Test(arguments: zip(Severity.allCases, [Lane.flash, .flash, .priority, .routine, .routine]))
    func `severity decides the lane`(severity: Severity, lane: Lane) {
        #expect(Lane(severity) == lane)
    }

    @Test func `registered reason codes are known and others kept`() throws {
        #expect(ReasonCode.registered.count == 32)
        #expect(Set(ReasonCode.registered).count == 32)
        for code in ReasonCode.registered {
            #expect(try ReasonCode(code.text) == code && code.isRegistered)
        }
        let other = try ReasonCode("x" + String(repeating: "-9", count: 31))
        #expect(!other.isRegistered)
    }

    @Test(arguments: ["", "9a", "-a", "A", "a_b", "a b", "é", String(repeating: "a", count: 65)])
    func `reason codes of another form are refused`(text: String) {
        #expect(throws: FormatError(.unknownWord, "")) { try ReasonCode(text) }
    }

    @Test func `sizes are those of the table`() {
        #expect(ObjectType.card.largestSize == 131_072)
        #expect(ObjectType.notice.largestSize == 262_144)
        #expect(ObjectType.dispatch.largestSize == 65_536)
        #expect(ObjectType.allCases.filter(\.isEvidence).count == 8)
        #expect(ObjectType.allCases.count == 24)
    }
}

// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct MandateRuleTests {
    private let rules = [
        MandateRule(approvals: 0, role: .drafter, statuses: [.test]),
        MandateRule(approvals: 2, role: .releaser, severities: [.severe, .extreme], statuses: [.actual]),
        MandateRule(approvals: 1, role: .watch, kinds: [.reply]),
    ]

    @Test(arguments: [
        (NoticeKind.warning, Severity.extreme, NoticeStatus.actual, 2), (.reply, .severe, .actual, 2),
        (.reply, .minor, .actual, 1), (.reply, .extreme, .test, 0), (.warning, .minor, .test, 0),
    ])
    func `the first rule that matches holds`(
        kind: NoticeKind,
        severity: Severity,
        status: NoticeStatus,
        approvals: Int
    ) {
        #expect(rules.requirement(kind: kind, severity: severity, status: status)?.approvals == approvals)
    }

    @Test func `without a matching rule nothing is required, and nothing may be released`() {
        #expect(rules.requirement(kind: .warning, severity: .minor, status: .actual) == nil)
        #expect([].requirement(kind: .warning, severity: .minor, status: .actual) == nil)
    }

    @Test func `a key is valid from its first to its last second`() {
        let validity = KeyValidity(notBefore: Timestamp(seconds: 10), notAfter: Timestamp(seconds: 20))
        let inside = [9, 10, 20, 21].map { validity.contains(Timestamp(seconds: $0)) }
        #expect(inside == [false, true, true, false])
        #expect(KeyValidity.unlimited.contains(.earliest) && KeyValidity.unlimited.contains(.latest))
    }
}

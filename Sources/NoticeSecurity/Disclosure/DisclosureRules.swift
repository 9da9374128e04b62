// SPDX-License-Identifier: Apache-2.0

/// What is asked of disclosures beyond RFC 9901.
package struct DisclosureRules: Sendable {
    /// Canonical JSON, salts of 16 octets, and disclosures in ascending order of name.
    package let fixesForm: Bool

    /// The rules of notices (docs/spec/notice.md).
    package static let herald = DisclosureRules(fixesForm: true)
    /// RFC 9901 for flat objects, to read what others made: nothing but tests may use it.
    package static let rfc9901 = DisclosureRules(fixesForm: false)
}

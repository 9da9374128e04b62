// SPDX-License-Identifier: Apache-2.0

/// What one kind of sealed message fixes.
package struct SealedProfile: Hashable, Sendable {
    /// The `typ` of the header.
    package let typ: String
    /// The header member that holds the application's members, and stands in `crit`.
    package let member: String
    /// The largest message.
    package let maxBytes: Int

    package init(typ: String, member: String, maxBytes: Int) {
        self.typ = typ
        self.member = member
        self.maxBytes = maxBytes
    }

    /// Envelopes (docs/spec/envelope.md).
    package static let envelope = SealedProfile(
        typ: "herald-envelope+jwe",
        member: "herald",
        maxBytes: 1_500_000
    )
}

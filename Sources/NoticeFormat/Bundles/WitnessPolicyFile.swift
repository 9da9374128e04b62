// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Whom a verifier trusts about time and history, and how many of them must agree (bundle.md, section 5).
package struct WitnessPolicyFile: FormatDocument {
    package static let malformed = FormatError.Code.malformedPolicy
    package static let largestSize = SizeLimit.policyFile

    private static let format = "herald-policy/v1"

    /// 1 to the number of witnesses.
    package let threshold: Int
    /// Different parties in any order.
    package let witnesses: [PartyID]

    /// A threshold above the number of witnesses, or none, is a bug.
    package init(threshold: Int, witnesses: [PartyID]) {
        precondition((1...witnesses.count).contains(threshold), "a threshold that cannot be met")
        self.threshold = threshold
        self.witnesses = witnesses
    }

    /// Reads strict JSON; it need not be canonical.
    package init(bytes: [UInt8]) throws(FormatError) {
        try self.init(payload: bytes)
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        try reader.literal("format", Self.format)
        witnesses = try reader.texts("witnesses", count: 1...256)
        threshold = try reader.integer("threshold", in: 1...witnesses.count)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("format", .string(Self.format)), ("threshold", .number(threshold)),
            ("witnesses", .texts(witnesses)),
        ])
    }
}

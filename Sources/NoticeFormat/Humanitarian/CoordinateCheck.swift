// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How the coordinates of an entry were checked, by whom and when: the sender's claim (humanitarian.md,
/// section 2).
package struct CoordinateCheck: Hashable, Sendable {
    package let state: VerificationState
    /// A party or a name; nil exactly while unverified, like ``at``.
    package let by: String?
    package let at: Timestamp?

    package static let unverified = CoordinateCheck(state: .unverified, by: nil, at: nil)

    private init(state: VerificationState, by: String?, at: Timestamp?) {
        self.state = state
        self.by = by
        self.at = at
    }

    /// A check that was made; `unverified` is a bug here.
    package init(_ state: VerificationState, by: String, at: Timestamp) {
        precondition(state != .unverified, "nobody checks what is unverified")
        self.init(state: state, by: by, at: at)
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        state = try reader.text("state")
        by = try reader.optionalString("by", characters: 1...200)
        at = try reader.optionalText("at")
        try reader.finish()
        let isChecked = state != .unverified
        try reader.require(
            (by != nil) == isChecked && (at != nil) == isChecked,
            "who checked and when stand exactly where something was checked"
        )
    }

    package var json: JSONValue {
        .object([("at", at.map { .text($0) }), ("by", by.map { .string($0) }), ("state", .text(state))])
    }

    package var words: String {
        guard let by, let at else { return "unverified" }
        return "verified \(state.rawValue.replacing("-", with: " ")), \(by), \(at.text)"
    }
}

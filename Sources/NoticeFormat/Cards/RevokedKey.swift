// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's word that it no longer answers for what a key signed after some time (card.md, section 5).
package struct RevokedKey: Hashable, Sendable {
    /// From when on; what was provably signed before it keeps its worth.
    package var at: Timestamp
    package var kid: KeyID
    package var reason: ReasonCode

    package init(at: Timestamp, kid: KeyID, reason: ReasonCode) {
        self.at = at
        self.kid = kid
        self.reason = reason
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        at = try reader.text("at")
        kid = try reader.text("kid")
        reason = try reader.text("reason")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("at", .text(at)), ("kid", .text(kid)), ("reason", .text(reason))])
    }
}

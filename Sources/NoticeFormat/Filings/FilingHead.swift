// SPDX-License-Identifier: Apache-2.0

/// What a node puts into every filing that it makes (filing.md, section 1).
package struct FilingHead: Hashable, Sendable {
    package var jti: RandomID
    package var issuer: PartyID
    package var officer: KeyID
    package var at: Timestamp
    package var after: [String]

    package init(jti: RandomID, issuer: PartyID, officer: KeyID, at: Timestamp, after: [String]) {
        self.jti = jti
        self.issuer = issuer
        self.officer = officer
        self.at = at
        self.after = after
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A signed object of one party that stands on its own in its record (filing.md).
///
/// It is signed by a `node` key of its issuer. It is no notice: it reaches nobody and notifies nobody.
package protocol FilingPayload: SignedPayload {
    static var leaf: LeafType { get }

    var issuer: PartyID { get }
    /// Key of the officer who asked for it.
    var officer: KeyID { get }
    /// By the issuer's own clock.
    var at: Timestamp { get }
    /// Time anchors.
    var after: [String] { get }
    /// Its place in the issuer's chain of this type, from 1; nil where the type has no chain.
    var number: Int? { get }
    /// What it belongs to, as its type says; filings are found by it.
    var about: String? { get }
    /// What it names by id, and what is therefore not later.
    var names: [ObjectID] { get }
}

extension FilingPayload {
    package var number: Int? { nil }
    package var about: String? { nil }
    package var names: [ObjectID] { [] }
}

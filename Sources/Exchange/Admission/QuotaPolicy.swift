// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What a party may ask of this node in a minute, for each kind of request by itself.
///
/// The kinds are: envelopes of each lane, evidence, and everything else.
package struct Quota: Sendable, Hashable {
    package var requestsPerMinute: Int
    /// Of envelopes or evidence, as they are handed over.
    package var octetsPerMinute: Int
    /// Larger envelopes of this party are rejected with signed evidence.
    package var largestSize: SizeClass

    /// The usual quota keeps a party from filling the disk, and is far above what officers write.
    package init(
        requestsPerMinute: Int = 60_000,
        octetsPerMinute: Int = 512 << 20,
        largestSize: SizeClass = .largest
    ) {
        self.requestsPerMinute = requestsPerMinute
        self.octetsPerMinute = octetsPerMinute
        self.largestSize = largestSize
    }
}

/// Quotas of a node: one for everybody, and others for the parties that are named.
package struct QuotaPolicy: Sendable, Hashable {
    package var usual: Quota
    package var parties: [PartyID: Quota]

    package init(usual: Quota = Quota(), parties: [PartyID: Quota] = [:]) {
        self.usual = usual
        self.parties = parties
    }

    package func quota(of party: PartyID) -> Quota { parties[party] ?? usual }
}

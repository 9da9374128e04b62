// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

/// What a node is told besides its keys.
package struct NodeSettings: Sendable {
    package enum Opening: Sendable, Hashable {
        /// Right after the envelope is durable.
        case automatic
        /// When an officer asks for the notice.
        case onRequest
    }

    package var party: PartyID
    package var opening: Opening
    /// Routes by destination for notices whose sender names none; the direct one where there is none here.
    package var routes: [PartyID: [Route]]
    /// How much each party may ask of this node.
    package var quotas: QuotaPolicy
    /// Whose envelopes this node carries for others.
    package var relaying: RelayPolicy
    /// Whom to ask for cosignatures; nil means every pinned party with a witness in its card.
    package var witnesses: [PartyID]?
    /// Seconds between two channel statuses for one counterpart.
    package var statusInterval: Int
    /// The longest wait between two tries, in seconds.
    package var retryCap: Int
    /// Seconds after which an urgent message that no officer has looked at is called unanswered; 0 means never.
    package var ring: Int
    /// Whether the first handing over of a text to each officer is signed.
    package var signsHandover: Bool
    /// Whether it composes nothing but Exercise and Test notices.
    package var isDrill: Bool
    /// Deliveries under way at once in one round for one party; envelopes opened at once.
    package var parallelDeliveries: Int

    package init(
        party: PartyID,
        opening: Opening = .automatic,
        routes: [PartyID: [Route]] = [:],
        quotas: QuotaPolicy = QuotaPolicy(),
        relaying: RelayPolicy = RelayPolicy(),
        witnesses: [PartyID]? = nil,
        statusInterval: Int = 3600,
        retryCap: Int = 60,
        ring: Int = 900,
        signsHandover: Bool = true,
        isDrill: Bool = false,
        parallelDeliveries: Int = 16
    ) {
        self.party = party
        self.opening = opening
        self.routes = routes
        self.quotas = quotas
        self.relaying = relaying
        self.witnesses = witnesses
        self.statusInterval = statusInterval
        self.retryCap = retryCap
        self.ring = ring
        self.signsHandover = signsHandover
        self.isDrill = isDrill
        self.parallelDeliveries = parallelDeliveries
    }
}

/// The private keys of a node, each for its own use.
///
/// Officers' keys are never here.
package struct NodeKeys: Sendable {
    package var notice: SigningKey
    package var node: SigningKey
    package var transport: SigningKey
    /// The one in the newest card first; older ones only open.
    package var sealing: [SealingPrivateKey]
    package var log: SigningKey
    package var witness: SigningKey

    package init(
        notice: SigningKey,
        node: SigningKey,
        transport: SigningKey,
        sealing: [SealingPrivateKey],
        log: SigningKey,
        witness: SigningKey
    ) {
        self.notice = notice
        self.node = node
        self.transport = transport
        self.sealing = sealing
        self.log = log
        self.witness = witness
    }
}

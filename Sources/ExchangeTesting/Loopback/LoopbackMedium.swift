// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

/// What lies between nodes in one process.
///
/// Stands for HTTP and for signed requests: whoever sends is taken at their word.
protocol LoopbackMedium: Sendable {
    /// Asks the node at the end of a link; throws ``PeerFailure`` like a transport.
    ///
    /// The request may run more than once, and later than this returns. `name` is that of the transport's
    /// function.
    func ask<Answer: Sendable>(
        _ link: LoopbackNetwork.Link,
        _ name: String,
        _ request: @escaping @Sendable (ExchangeNode) async throws -> Answer
    ) async throws -> Answer

    /// Notes that a node sets out to hand over an envelope.
    func willDeliver(_ delivery: EnvelopeDelivery, _ link: LoopbackNetwork.Link)

    /// What arrives of an envelope at the end of a link.
    func onTheWay(_ delivery: EnvelopeDelivery, _ link: LoopbackNetwork.Link) -> EnvelopeDelivery

    /// What arrives of evidence, sent or answered, at the end of a link.
    func onTheWay(evidence: [String], _ link: LoopbackNetwork.Link) -> [String]

    /// The party whose card names a witness at this address.
    func witness(at url: String) -> PartyID?

    /// The party whose card names a log at this address.
    func log(at url: String) -> PartyID?
}

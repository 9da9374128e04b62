// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Deliveries of the own record that a claim may mean, as they are kept: nothing here is verified.
struct KeptDeliveries: Sendable {
    struct Evidence: Sendable {
        let record: EvidenceRecord
        /// By the first cosigned checkpoint of the own log that holds it.
        let notAfter: Timestamp?
    }

    struct Delivery: Sendable {
        let dispatch: DispatchRecord
        /// By the first cosigned checkpoint of the own log that holds it.
        let notAfter: Timestamp?
        let evidence: [Evidence]
    }

    /// What was looked at on both sides of the time in question in one channel.
    struct Page: Sendable {
        let channel: ClaimFacts.Channel
        /// Highest number first.
        let earlier: [DispatchRecord]
        /// Lowest number first.
        let later: [DispatchRecord]
        /// No number up to this one is missing.
        let unbroken: Int
    }

    var deliveries: [Delivery] = []
    /// Those that were released.
    var notices: [ObjectID: NoticeRecord] = [:]
    var pages: [Page] = []
}

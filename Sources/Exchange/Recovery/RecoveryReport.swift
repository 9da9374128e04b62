// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// How far a restored record has come, for its operator.
package struct RecoveryReport: Sendable, Hashable {
    /// A channel of another party of which messages are gone for good, unless they are sent again.
    package struct Inbound: Sendable, Hashable {
        package var party: PartyID
        /// The last number up to which the record has its dispatches.
        package var held: Int
        /// The last number the party says it sent.
        package var last: Int
    }

    package var record: RecoveryRecord
    package var waiting: [PartyID]
    /// Numbers of own channels that a card has to declare, once nobody is waited for.
    package var lost: [CardRecovery.LostNumbers]
    package var inbound: [Inbound]
}

extension ExchangeNode {
    /// Nil for a record that was never restored, or is whole again.
    package static func recoveryReport(
        of party: PartyID,
        in reader: any StoreReader
    ) throws -> RecoveryReport? {
        guard let record = try reader.recovery() else { return nil }
        let waiting = try waitingParties(of: party, record, in: reader)
        let inbound = try record.standings.keys.sorted().compactMap { other -> RecoveryReport.Inbound? in
            let last = record.showing(of: other)?.inbound ?? 0
            let held = try reader.unbrokenEnd(from: other, to: party)?.number ?? 0
            return last > held ? RecoveryReport.Inbound(party: other, held: held, last: last) : nil
        }
        let isLost = record.isBehind || !record.excused.isEmpty
        let lost = waiting.isEmpty && isLost ? try losses(of: party, record, in: reader) : []
        return RecoveryReport(record: record, waiting: waiting, lost: lost, inbound: inbound)
    }

    /// For health and logs, while the node signs nothing; nil else.
    package var recoveryWords: String? {
        guard let record = recovery.record, !record.isDeclared else { return nil }
        let silent = recoverySources.filter { record.standings[$0] == nil }
        guard silent.isEmpty else {
            return "restored, waiting for \(silent.map(\.text).joined(separator: ", "))"
        }
        return "restored, and a part of the record is lost: a new card has to declare it"
    }

    /// Whether anything is left to be asked of peers.
    package var isRecovering: Bool { recovery.record != nil }
}

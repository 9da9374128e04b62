// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// A notice that ends the waiting for another one: a reply of its recipient, or a cancel of its sender.
struct NoticeEnd: Sendable {
    /// When the sender released or opened it, by its own clock.
    let at: Timestamp
    /// Its place in the log of the sender.
    let index: Int

    static func all(
        of notice: ObjectID,
        from sender: PartyID,
        to recipient: PartyID,
        in reader: any StoreReader
    ) throws -> [NoticeEnd] {
        try reader.links(to: notice).compactMap { link in
            guard let record = try reader.notice(link.notice), let time = record.releasedAt,
                let index = try reader.leafIndex(of: record.releaseLeaf)
            else { return nil }
            switch (link.relation, record.issuer) {
            case (.repliesTo, recipient), (.cancels, sender): return NoticeEnd(at: time, index: index)
            default: return nil
            }
        }
    }
}

extension NoticeRecord {
    /// What the log holds of a released notice (notice.md, section 5).
    fileprivate var releaseLeaf: LeafEntry {
        let issued = String(text.prefix { $0 != "~" })
        return ObjectHash.leaf(.notice, Array(([issued] + approvals).joined(separator: "\n").utf8))
    }
}

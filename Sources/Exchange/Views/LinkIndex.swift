// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Which of the newest notices point at which others, and how.
struct LinkIndex {
    private var links: [ObjectID: [(relation: String, id: ObjectID)]] = [:]

    /// Reads the newest notices of both directions, made here and received.
    init(_ reader: any StoreReader, limit: Int = 500) throws {
        for direction in [Direction.outbound, .inbound] {
            for record in try reader.notices(direction, limit: limit) { try add(record) }
        }
    }

    subscript(notice: ObjectID) -> [(relation: String, id: ObjectID)] { links[notice] ?? [] }

    private mutating func add(_ record: NoticeRecord) throws {
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        switch visible.reference {
        case .updates(let id): links[id, default: []].append(("updated by", record.id))
        case .cancels(let id): links[id, default: []].append(("cancelled by", record.id))
        case .repliesTo(let id): links[id, default: []].append(("answered by", record.id))
        case nil: break
        }
        for id in visible.inResponseTo { links[id, default: []].append(("responded to by", record.id)) }
    }
}

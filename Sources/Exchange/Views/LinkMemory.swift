// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// Which notices point at which others, and how, as far back as it looks.
///
/// Read once from the record and then kept up with what is stored: a view must not cost a pass over the
/// newest notices each time.
final class LinkMemory: Sendable {
    struct Link: Hashable, Sendable {
        let relation: String
        let id: ObjectID
    }

    private struct State {
        var isLoaded = false
        var links: [ObjectID: [Link]] = [:]
    }

    /// How a notice points at the one that it replies to.
    static let answered = "answered by"
    /// Newest notices of each direction that are read at the start.
    private static let depth = 1000

    private let state = Mutex(State())

    /// Takes in a notice that is in the record now; the same one again changes nothing.
    func add(_ visible: NoticeVisible, id: ObjectID) {
        let links = Self.links(of: visible, id: id)
        if links.isEmpty { return }
        state.withLock { state in
            for (target, link) in links where state.links[target]?.contains(link) != true {
                state.links[target, default: []].append(link)
            }
        }
    }

    /// Reads what was in the record before this process, the first time.
    func load(from reader: any StoreReader) throws {
        if state.withLock({ $0.isLoaded }) { return }
        for direction in [Direction.outbound, .inbound] {
            for record in try reader.notices(direction, limit: Self.depth).reversed() {
                add(try NoticeVerifier.unverifiedVisible(of: record.text), id: record.id)
            }
        }
        state.withLock { $0.isLoaded = true }
    }

    /// What points at a notice.
    subscript(notice: ObjectID) -> [Link] { state.withLock { $0.links[notice] ?? [] } }

    private static func links(of visible: NoticeVisible, id: ObjectID) -> [(ObjectID, Link)] {
        var links = visible.inResponseTo.map { ($0, Link(relation: "responded to by", id: id)) }
        switch visible.reference {
        case .updates(let target): links.append((target, Link(relation: "updated by", id: id)))
        case .cancels(let target): links.append((target, Link(relation: "cancelled by", id: id)))
        case .repliesTo(let target): links.append((target, Link(relation: answered, id: id)))
        case nil: break
        }
        return links
    }
}

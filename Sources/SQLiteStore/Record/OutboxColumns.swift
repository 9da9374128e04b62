// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

/// The content of an outbox item as columns, of which each kind uses some.
struct OutboxColumns {
    enum Kind: String {
        case card, denial, deposit, envelope, evidence, gap, impersonation, status
    }

    var kind: Kind
    var msg: RandomID?
    var route: Route?
    var evidence: ObjectID?
    var text: String?
    var first: Int?
    var last: Int?

    init(_ content: OutboxItem.Content) {
        switch content {
        case .envelope(let msg, let route):
            kind = .envelope
            self.msg = msg
            self.route = route
        case .deposit(let msg):
            kind = .deposit
            self.msg = msg
        case .evidence(let msg, let id):
            kind = .evidence
            self.msg = msg
            evidence = id
        case .status(let jws):
            kind = .status
            text = jws
        case .impersonation(let jws):
            kind = .impersonation
            text = jws
        case .denial(let jws):
            kind = .denial
            text = jws
        case .card(let jws):
            kind = .card
            text = jws
        case .gap(let from, let to):
            kind = .gap
            first = from
            last = to
        }
    }

    init(_ row: inout Columns) throws {
        kind = try row.raw()
        msg = try row.optionalRandomID()
        route = try row.optionalWord()
        evidence = try row.optionalObjectID()
        text = try row.optionalText()
        first = try row.optionalInt().map(Int.init)
        last = try row.optionalInt().map(Int.init)
    }

    func content() throws -> OutboxItem.Content {
        switch kind {
        case .envelope: try .envelope(present(msg), present(route))
        case .deposit: try .deposit(present(msg))
        case .evidence: try .evidence(present(msg), present(evidence))
        case .status: try .status(present(text))
        case .impersonation: try .impersonation(present(text))
        case .denial: try .denial(present(text))
        case .card: try .card(present(text))
        case .gap: try .gap(from: present(first), to: present(last))
        }
    }

    private func present<Part>(_ part: Part?) throws -> Part {
        guard let part else { throw StoreFailure(.damaged, "an outbox item lacks a part") }
        return part
    }
}

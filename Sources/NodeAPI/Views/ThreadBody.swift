// SPDX-License-Identifier: Apache-2.0

package import Exchange
import NoticeFormat
package import StrictJSON

/// Answer of `GET /threads/PARTY`: both channels with a party in one order, the newest last.
package struct ThreadBody: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var dispatch: String
        package var number: Int
        /// Number of the last dispatch of the other side that the sender had opened; absent if not known.
        package var seen: Int?
        package var from: String
        package var to: String
        /// The sender's claim.
        package var at: String
        package var notice: String
        package var kind: String
        /// What it points at, as `updates ID`, `cancels ID`, `repliesTo ID` or `inResponseTo ID`.
        package var links: [String]
        package var condition: String?
        /// Notices of the other side that it crossed.
        package var crossed: [String]
    }

    package var entries: [Entry]

    package init(_ entries: [ThreadEntry]) {
        self.entries = entries.compactMap { entry in
            entry.view.notice.map { notice in
                Entry(
                    dispatch: entry.dispatch.text,
                    number: entry.place.number,
                    seen: entry.place.seen,
                    from: entry.place.from.text,
                    to: entry.to.text,
                    at: entry.place.at.text,
                    notice: notice.id.text,
                    kind: entry.kind.rawValue,
                    links: Self.links(entry),
                    condition: entry.view.condition?.rawValue,
                    crossed: entry.view.crossed.map(\.text)
                )
            }
        }
    }

    private static func links(_ entry: ThreadEntry) -> [String] {
        let reference: [String] =
            switch entry.reference {
            case .updates(let id)?: ["updates \(id.text)"]
            case .cancels(let id)?: ["cancels \(id.text)"]
            case .repliesTo(let id)?: ["repliesTo \(id.text)"]
            case nil: []
            }
        return reference + entry.inResponseTo.map { "inResponseTo \($0.text)" }
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 8 << 20))
        )
        entries = []
        for var each in try reader.objects("thread") { entries.append(try Entry(&each)) }
        try reader.finish()
    }

    package var json: JSONValue { .array(entries.map(\.json)) }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object([("thread", json)])) }
}

extension ThreadBody.Entry {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        dispatch = try reader.string("dispatch")
        number = Int(try reader.integer("number"))
        seen = try reader.optionalInteger("seen").map { Int($0) }
        from = try reader.string("from")
        to = try reader.string("to")
        at = try reader.string("at")
        notice = try reader.string("notice")
        kind = try reader.string("kind")
        links = try reader.strings("links")
        condition = try reader.optionalString("condition")
        crossed = try reader.strings("crossed")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("at", .string(at)), ("condition", condition.map { .string($0) }), ("crossed", .strings(crossed)),
            ("dispatch", .string(dispatch)), ("from", .string(from)), ("kind", .string(kind)),
            ("links", .strings(links)), ("notice", .string(notice)), ("number", .integer(Int64(number))),
            ("seen", seen.map { .integer(Int64($0)) }), ("to", .string(to)),
        ])
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The way that a movement takes, from its first point to its last (humanitarian.md, section 3).
package struct RouteLine: Hashable, Sendable {
    package static let counts = 2...1000

    package let points: [Coordinate]
    package let name: String?

    /// Refuses fewer than 2 and more than 1,000 points.
    package init(points: [Coordinate], name: String? = nil) throws(FormatError) {
        guard Self.counts.contains(points.count) else {
            throw FormatError(.malformedNotice, "a route has 2 to 1000 points")
        }
        self.points = points
        self.name = name
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        guard case .array(let pairs) = try reader.valueOf("points"), Self.counts.contains(pairs.count)
        else { throw reader.refusal("2 to 1000 points expected", at: "points") }
        points = try pairs.map { (pair) throws(FormatError) in try reader.coordinate(pair, at: "points") }
        name = try reader.optionalString("name", characters: 1...1000)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("name", name.map { .string($0) }), ("points", .array(points.map(\.json)))])
    }
}

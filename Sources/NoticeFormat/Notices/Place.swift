// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Where something is expected (notice.md, section 3).
package enum Place: Hashable, Sendable {
    case circle(center: Coordinate, radiusMetres: Int, name: String?)
    /// 3 to 1,000 corners, not closed.
    case polygon(points: [Coordinate], name: String?)
    case named(String)

    /// The kinds of place, as the `type` member writes them.
    package enum Shape: String, Word, Sendable {
        case circle
        case polygon
        case named
    }

    private static let radii = 1...20_000_000
    private static let nameLength = 1...1000

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        let shape: Shape = try reader.text("type")
        switch shape {
        case .circle:
            let center = try reader.coordinate(try reader.valueOf("center"), at: "center")
            let radius = try reader.integer("radiusMetres", in: Self.radii)
            let name = try reader.optionalString("name", characters: Self.nameLength)
            self = .circle(center: center, radiusMetres: radius, name: name)
        case .polygon:
            guard case .array(let pairs) = try reader.valueOf("points"), (3...1000).contains(pairs.count)
            else { throw reader.refusal("3 to 1000 points expected", at: "points") }
            let points = try pairs.map { (pair) throws(FormatError) in
                try reader.coordinate(pair, at: "points")
            }
            self = .polygon(
                points: points,
                name: try reader.optionalString("name", characters: Self.nameLength)
            )
        case .named:
            self = .named(try reader.string("name", characters: Self.nameLength))
        }
        try reader.finish()
        if let problem = areaProblem { throw reader.refusal(problem) }
    }

    package var shape: Shape {
        switch self {
        case .circle: .circle
        case .polygon: .polygon
        case .named: .named
        }
    }

    package var json: JSONValue {
        switch self {
        case .circle(let center, let radius, let name):
            .object([
                ("center", center.json), ("name", name.map { .string($0) }),
                ("radiusMetres", .number(radius)), ("type", .text(shape)),
            ])
        case .polygon(let points, let name):
            .object([
                ("name", name.map { .string($0) }), ("points", .array(points.map(\.json))),
                ("type", .text(shape)),
            ])
        case .named(let name): .object([("name", .string(name)), ("type", .text(shape))])
        }
    }

    /// In square metres on the sphere of the specification; nil for a place that has only a name.
    package var area: Double? {
        switch self {
        case .circle(_, let radius, _): SphericalArea.circle(radiusMetres: Double(radius))
        case .polygon(let points, _): try? SphericalArea.polygon(points)
        case .named: nil
        }
    }

    private var areaProblem: String? {
        guard case .polygon(let points, _) = self else { return nil }
        do {
            _ = try SphericalArea.polygon(points)
            return nil
        } catch {
            return error.reason
        }
    }
}

extension MemberReader {
    mutating func valueOf(_ name: String) throws(FormatError) -> JSONValue {
        guard let value = try optionalValue(name) else { throw refusal("missing member \"\(name)\"") }
        return value
    }

    func coordinate(_ value: JSONValue, at name: String) throws(FormatError) -> Coordinate {
        guard case .array(let pair) = value, pair.count == 2, case .string(let latitude) = pair[0],
            case .string(let longitude) = pair[1]
        else { throw refusal("a pair of decimal strings expected", at: name) }
        do {
            return try Coordinate(latitude: latitude, longitude: longitude)
        } catch {
            throw refusal(error.reason, at: name)
        }
    }
}

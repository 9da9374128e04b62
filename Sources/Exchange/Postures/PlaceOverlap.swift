// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import NoticeFormat

/// Whether two places have a point in common, on a plane (posture.md, sections 6 and 9).
package enum PlaceOverlap {
    /// In metres: the mean radius of WGS 84, as for areas.
    private static let radius = 6_371_008.8
    private static let reach = 2_000_000.0
    private static let highestLatitude = 80.0

    private struct Point {
        let x: Double
        let y: Double
    }

    private enum Outline {
        case circle(Point, radius: Double)
        case polygon([Point])
    }

    /// False where it cannot be told.
    package static func overlaps(_ one: Place, _ other: Place) -> Bool {
        switch (one, other) {
        case (.named(let left), .named(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.named(let name), let place), (let place, .named(let name)):
            return place.name.map { $0.utf8.elementsEqual(name.utf8) } ?? false
        default:
            let origin = Origin(one)
            guard let left = outline(one, origin), let right = outline(other, origin) else { return false }
            return meet(left, right)
        }
    }

    private struct Origin {
        let latitude: Double
        let longitude: Double

        init(_ place: Place) {
            let points = place.coordinates
            latitude = points.map(\.latitude).reduce(0, +) / Double(max(1, points.count))
            let first = points.first?.longitude ?? 0
            let steps = points.map { reduced($0.longitude - first) }
            longitude = reduced(first + ((steps.min() ?? 0) + (steps.max() ?? 0)) / 2)
        }

        func point(_ coordinate: Coordinate) -> Point {
            let scale = PlaceOverlap.radius * .pi / 180
            return Point(
                x: scale * cos(latitude * .pi / 180) * reduced(coordinate.longitude - longitude),
                y: scale * (coordinate.latitude - latitude)
            )
        }
    }

    /// Nil where the plane is too far from the globe.
    private static func outline(_ place: Place, _ origin: Origin) -> Outline? {
        let points = place.coordinates.map(origin.point)
        var extent = 0.0
        if case .circle(_, let radius, _) = place { extent = Double(radius) }
        let isNear = points.allSatisfy { hypot($0.x, $0.y) + extent <= reach }
        let isLow = place.coordinates.allSatisfy {
            $0.latitude.magnitude + extent / radius * 180 / .pi <= highestLatitude
        }
        guard isNear, isLow, let first = points.first else { return nil }
        if case .circle = place { return .circle(first, radius: extent) }
        return .polygon(points)
    }

    private static func meet(_ one: Outline, _ other: Outline) -> Bool {
        switch (one, other) {
        case (.circle(let left, let first), .circle(let right, let second)):
            return hypot(left.x - right.x, left.y - right.y) <= first + second
        case (.circle(let center, let radius), .polygon(let points)),
            (.polygon(let points), .circle(let center, let radius)):
            return contains(points, center) || edges(points).contains { distance(center, $0) <= radius }
        case (.polygon(let left), .polygon(let right)):
            if contains(left, right[0]) || contains(right, left[0]) { return true }
            return edges(left).contains { edge in edges(right).contains { cross(edge, $0) } }
        }
    }

    private static func edges(_ points: [Point]) -> [(Point, Point)] {
        Array(zip(points, points.dropFirst() + points.prefix(1)))
    }

    /// Even-odd.
    private static func contains(_ points: [Point], _ point: Point) -> Bool {
        var isInside = false
        for (start, end) in edges(points) where (start.y > point.y) != (end.y > point.y) {
            let crossing = start.x + (point.y - start.y) / (end.y - start.y) * (end.x - start.x)
            if point.x < crossing { isInside.toggle() }
        }
        return isInside
    }

    private static func distance(_ point: Point, _ edge: (Point, Point)) -> Double {
        let (dx, dy) = (edge.1.x - edge.0.x, edge.1.y - edge.0.y)
        let length = dx * dx + dy * dy
        let along = length == 0 ? 0 : ((point.x - edge.0.x) * dx + (point.y - edge.0.y) * dy) / length
        let share = min(1, max(0, along))
        return hypot(point.x - edge.0.x - share * dx, point.y - edge.0.y - share * dy)
    }

    private static func cross(_ one: (Point, Point), _ other: (Point, Point)) -> Bool {
        side(one, other.0) * side(one, other.1) <= 0 && side(other, one.0) * side(other, one.1) <= 0
            && max(min(one.0.x, one.1.x), min(other.0.x, other.1.x))
                <= min(max(one.0.x, one.1.x), max(other.0.x, other.1.x))
            && max(min(one.0.y, one.1.y), min(other.0.y, other.1.y))
                <= min(max(one.0.y, one.1.y), max(other.0.y, other.1.y))
    }

    private static func side(_ edge: (Point, Point), _ point: Point) -> Double {
        let turn = (edge.1.x - edge.0.x) * (point.y - edge.0.y) - (edge.1.y - edge.0.y) * (point.x - edge.0.x)
        return turn == 0 ? 0 : (turn > 0 ? 1 : -1)
    }
}

/// Degrees in (-180, 180].
private func reduced(_ degrees: Double) -> Double {
    let rest = degrees.truncatingRemainder(dividingBy: 360)
    if rest > 180 { return rest - 360 }
    return rest <= -180 ? rest + 360 : rest
}

extension Place {
    fileprivate var name: String? {
        switch self {
        case .circle(_, _, let name), .polygon(_, let name): name
        case .named(let name): name
        }
    }

    fileprivate var coordinates: [Coordinate] {
        switch self {
        case .circle(let center, _, _): [center]
        case .polygon(let points, _): points
        case .named: []
        }
    }
}

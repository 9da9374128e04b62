// SPDX-License-Identifier: Apache-2.0

// The trigonometric functions come from Foundation: the standard library has none.
internal import Foundation

/// Named points that an officer chose, to say what a place lies near (humanitarian.md, section 7).
///
/// It says nothing about what stands at the place, and is only as good as its file.
package struct Gazetteer: Sendable {
    package struct Feature: Hashable, Sendable {
        package let name: String
        package let at: Coordinate

        package init(name: String, at: Coordinate) {
            self.name = name
            self.at = at
        }
    }

    /// The nearest feature, and where the place lies as seen from it.
    package struct Nearest: Hashable, Sendable {
        package let feature: Feature
        package let line: GreatCircle

        package var words: String { "\(line.words) \(feature.name)" }
    }

    package let features: [Feature]

    package init(_ features: [Feature]) {
        self.features = features
    }

    /// Nil without features; of two that are equally near, the one that stands first.
    package func nearest(to point: Coordinate) -> Nearest? {
        features.map { Nearest(feature: $0, line: GreatCircle(from: $0.at, to: point)) }
            .min { $0.line.metres < $1.line.metres }
    }

    /// Of the middle of a place; nil for one that has only a name.
    package func nearest(to place: Place) -> Nearest? { place.middle.flatMap { nearest(to: $0) } }
}

extension Place {
    /// The centre of a circle, the mean direction of the corners of a polygon; nil where there is none.
    package var middle: Coordinate? {
        switch self {
        case .circle(let center, _, _): center
        case .polygon(let points, _): Coordinate(meanOf: points)
        case .named: nil
        }
    }
}

extension Coordinate {
    /// The direction of the sum of the points as unit vectors, to seven decimals; nil where they cancel out.
    fileprivate init?(meanOf points: [Coordinate]) {
        var sum = (x: 0.0, y: 0.0, z: 0.0)
        for point in points {
            let (phi, lambda) = (
                SphericalArea.radians(point.latitude), SphericalArea.radians(point.longitude)
            )
            sum.x += cos(phi) * cos(lambda)
            sum.y += cos(phi) * sin(lambda)
            sum.z += sin(phi)
        }
        let flat = (sum.x * sum.x + sum.y * sum.y).squareRoot()
        guard flat > 1e-9 || sum.z.magnitude > 1e-9 else { return nil }
        let texts = [atan2(sum.z, flat), atan2(sum.y, sum.x)].map { Self.text($0 * 180 / .pi) }
        guard let mean = try? Coordinate(latitude: texts[0], longitude: texts[1]) else { return nil }
        self = mean
    }

    private static func text(_ degrees: Double) -> String {
        let units = Int((degrees * 10_000_000).rounded())
        let fraction = String(units.magnitude % 10_000_000)
        let zeros = String(repeating: "0", count: 7 - fraction.count)
        return "\(units < 0 ? "-" : "")\(units.magnitude / 10_000_000).\(zeros)\(fraction)"
    }
}

// SPDX-License-Identifier: Apache-2.0

// The trigonometric functions come from Foundation: the standard library has none.
internal import Foundation

/// Areas on the sphere whose radius is the Earth's mean radius (notice.md, section 3).
enum SphericalArea {
    /// In metres: the mean radius of WGS 84, rounded.
    static let radius = 6_371_008.8

    /// The area of a spherical cap, `4 pi R^2 sin^2(r / 2R)`.
    ///
    /// Equal to `2 pi R^2 (1 - cos(r / R))`, without losing the digits of a small circle.
    static func circle(radiusMetres: Double) -> Double {
        let half = sin(radiusMetres / (2 * radius))
        return 4 * .pi * radius * radius * half * half
    }

    /// The area inside great-circle edges, by the excess under each edge down to the equator.
    ///
    /// Refuses polygons that hold a pole or have an edge over half the globe: they have no agreed inside.
    /// Refuses those that run round so often that their sum is beyond the whole sphere: no place is larger.
    static func polygon(_ points: [Coordinate]) throws(FormatError) -> Double {
        var excess = 0.0
        var turn = 0.0
        for (index, point) in points.enumerated() {
            let next = points[(index + 1) % points.count]
            let step = longitudeStep(from: point, to: next)
            guard step.magnitude < 180 else {
                throw FormatError(.malformedNotice, "polygon has an edge over 180 degrees of longitude")
            }
            turn += step
            excess += edgeExcess(point, next, step: step)
        }
        guard turn.magnitude < 1e-9 else {
            throw FormatError(.malformedNotice, "polygon encloses a pole")
        }
        guard excess.magnitude <= 4 * .pi else {
            throw FormatError(.malformedNotice, "polygon is larger than the globe")
        }
        return radius * radius * excess.magnitude
    }

    /// The difference of longitude in degrees, reduced to the interval (-180, 180].
    private static func longitudeStep(from point: Coordinate, to next: Coordinate) -> Double {
        let step = next.longitude - point.longitude
        if step > 180 { return step - 360 }
        return step <= -180 ? step + 360 : step
    }

    private static func edgeExcess(_ point: Coordinate, _ next: Coordinate, step: Double) -> Double {
        let first = tan(radians(point.latitude) / 2)
        let second = tan(radians(next.latitude) / 2)
        return 2 * atan2(tan(radians(step) / 2) * (first + second), 1 + first * second)
    }

    static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}

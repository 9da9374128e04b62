// SPDX-License-Identifier: Apache-2.0

// The trigonometric functions come from Foundation: the standard library has none.
internal import Foundation

/// Distance and bearing on the sphere of notice.md, section 3 (humanitarian.md, section 7).
package struct GreatCircle: Hashable, Sendable {
    /// Metres, rounded to the nearest.
    package let metres: Int
    /// Degrees from north, 0 to 359, of the second point as seen from the first; 0 where they are one.
    package let bearing: Int

    /// By the haversine of the angle between the points.
    package init(from: Coordinate, to: Coordinate) {
        let (phi1, phi2) = (SphericalArea.radians(from.latitude), SphericalArea.radians(to.latitude))
        let step = SphericalArea.radians(to.longitude - from.longitude)
        let halves = (sin((phi2 - phi1) / 2), sin(step / 2))
        let haversine = halves.0 * halves.0 + cos(phi1) * cos(phi2) * halves.1 * halves.1
        metres = Int((2 * SphericalArea.radius * asin(min(1, haversine.squareRoot()))).rounded())
        let east = sin(step) * cos(phi2)
        let north = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(step)
        let degrees = Int((atan2(east, north) * 180 / .pi).rounded())
        bearing = (degrees + 360) % 360
    }

    /// One of the eight winds, as `north-east`.
    package var wind: String {
        let winds = [
            "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
        ]
        return winds[((bearing * 2 + 45) / 90) % 8]
    }

    package var words: String {
        let distance = metres < 1000 ? "\(metres) m" : "\(metres / 1000).\(metres % 1000 / 100) km"
        return metres == 0 ? "at the same point" : "\(distance) \(wind) of"
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A point on the sphere as the notice writes it: two decimal strings (notice.md, section 3).
package struct Coordinate: Hashable, Sendable {
    package let latitudeText: String
    package let longitudeText: String
    /// Degrees, -90 to 90.
    package let latitude: Double
    /// Degrees, -180 to 180.
    package let longitude: Double

    /// Refuses texts that do not match `-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,7})?`, minus zero, and points that do
    /// not exist.
    package init(latitude: String, longitude: String) throws(FormatError) {
        latitudeText = latitude
        longitudeText = longitude
        self.latitude = try Self.degrees(latitude, limit: 90)
        self.longitude = try Self.degrees(longitude, limit: 180)
    }

    package var json: JSONValue { .strings([latitudeText, longitudeText]) }

    private static func degrees(_ text: String, limit: Double) throws(FormatError) -> Double {
        guard isDecimal(text), let value = Double(text), value.magnitude <= limit else {
            throw FormatError(.malformedNotice, "coordinate is not a decimal within its limits")
        }
        guard value != 0 || text.utf8.first != UInt8(ascii: "-") else {
            throw FormatError(.malformedNotice, "coordinate is minus zero")
        }
        return value
    }

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.joined().allSatisfy({ (0x30...0x39).contains($0) }),
            (1...3).contains(parts[0].count), parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
        else { return false }
        return parts.count == 1 || (1...7).contains(parts[1].count)
    }
}

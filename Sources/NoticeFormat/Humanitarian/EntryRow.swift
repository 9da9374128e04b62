// SPDX-License-Identifier: Apache-2.0

/// One entry as a file states it, with what was found wrong (humanitarian.md, section 11).
package struct EntryRow: Sendable, Hashable {
    /// What was found; nothing is sent of a row with one that refuses.
    package struct Finding: Sendable, Hashable {
        package enum Code: String, Word, Sendable {
            case badGeometry = "bad-geometry"
            case badCoordinates = "bad-coordinates"
            case outOfRange = "out-of-range"
            case zeroZero = "zero-zero"
            case missingName = "missing-name"
            case badValue = "bad-value"
            case outsideArea = "outside-area"
            case perhapsSwapped = "perhaps-swapped"
            case tooFewDecimals = "too-few-decimals"
            case duplicate
            case rounded
            case ignoredProperty = "ignored-property"

            package var isRefusal: Bool { self != .rounded && self != .ignoredProperty }
        }

        package let code: Code
        /// For people; holds no coordinates.
        package let words: String
    }

    package enum Geometry: Sendable, Hashable {
        case place(Place)
        case route(RouteLine)
    }

    /// From 1; a header does not count.
    package let number: Int
    package internal(set) var name: String?
    package internal(set) var type: EntryType
    package internal(set) var geometry: Geometry?
    package internal(set) var facility: String?
    package internal(set) var owner: String?
    package internal(set) var contact: String?
    package internal(set) var findings: [Finding] = []

    init(number: Int) {
        self.number = number
        type = .staticSite
    }

    package var isRefused: Bool { findings.contains { $0.code.isRefusal } }

    mutating func find(_ code: Finding.Code, _ words: String) {
        if !findings.contains(where: { $0.code == code }) {
            findings.append(Finding(code: code, words: words))
        }
    }

    package var place: Place? {
        if case .place(let place)? = geometry { place } else { nil }
    }

    package var route: RouteLine? {
        if case .route(let route)? = geometry { route } else { nil }
    }
}

/// An area that every point has to lie in; it does not cross the line of 180 degrees.
package struct AreaBox: Sendable, Hashable {
    package let south: Double
    package let west: Double
    package let north: Double
    package let east: Double

    /// Four decimals: south, west, north, east.
    ///
    /// Refuses `malformed-notice`.
    package init(_ text: String) throws(FormatError) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else {
            throw FormatError(.malformedNotice, "a box is south,west,north,east")
        }
        let low = try Coordinate(latitude: parts[0], longitude: parts[1])
        let high = try Coordinate(latitude: parts[2], longitude: parts[3])
        guard low.latitude <= high.latitude, low.longitude <= high.longitude else {
            throw FormatError(.malformedNotice, "a box ends before it begins")
        }
        (south, west, north, east) = (low.latitude, low.longitude, high.latitude, high.longitude)
    }

    func holds(latitude: Double, longitude: Double) -> Bool {
        (south...north).contains(latitude) && (west...east).contains(longitude)
    }
}

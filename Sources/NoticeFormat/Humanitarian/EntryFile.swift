// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Entries as a GeoJSON or CSV file states them (humanitarian.md, section 11).
///
/// A file that cannot be read at all is refused; whatever is wrong with one row is a finding of that row.
package struct EntryFile: Sendable {
    package static let largestSize = 4 << 20
    package static let largestCount = 10_000

    package let rows: [EntryRow]

    /// Refuses `malformed-file` and `too-large`.
    package init(_ bytes: [UInt8], box: AreaBox? = nil) throws(FormatError) {
        guard bytes.count <= Self.largestSize else {
            throw FormatError(.tooLarge, "a file of entries is longer than \(Self.largestSize) bytes")
        }
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        var rows =
            first == UInt8(ascii: "{") ? try GeoJSON.rows(bytes, box) : try CSVTable(bytes).rows(box)
        Self.findDuplicates(in: &rows)
        self.rows = rows
    }

    private static func findDuplicates(in rows: inout [EntryRow]) {
        var names: Set<String> = []
        var geometries: Set<EntryRow.Geometry> = []
        for place in rows.indices {
            if let name = rows[place].name, !names.insert(name.lowercased()).inserted {
                rows[place].find(.duplicate, "an earlier row has this name")
            }
            if let geometry = rows[place].geometry, !geometries.insert(geometry).inserted {
                rows[place].find(.duplicate, "an earlier row has this geometry")
            }
        }
    }
}

/// Properties and coordinates of a row, by the same rules for both kinds of file.
extension EntryRow {
    static let properties: Set<String> = ["name", "type", "facility", "owner", "contact", "radiusMetres"]

    /// Takes one property or column; an empty one counts as absent.
    mutating func take(_ property: String, _ text: String) {
        if text.isEmpty { return }
        let length = property == "name" || property == "owner" || property == "contact" ? 200 : 100
        guard TextRule.line.allows(text, characters: 1...length) else {
            return find(.badValue, "\(property) is too long or holds a character that is not allowed")
        }
        switch property {
        case "name": name = text
        case "facility": facility = text
        case "owner": owner = text
        case "contact": contact = text
        case "type":
            guard let known = EntryType(rawValue: text), known.rawValue.utf8.elementsEqual(text.utf8) else {
                return find(.badValue, "no type is called that")
            }
            type = known
        case "radiusMetres": break
        default: find(.ignoredProperty, "properties that are not kept")
        }
    }

    /// The point as the format writes it; nil after a finding.
    mutating func coordinate(latitude: String, longitude: String, _ box: AreaBox?) -> Coordinate? {
        guard let lat = DecimalText(latitude), let lon = DecimalText(longitude) else {
            find(.badCoordinates, "a coordinate is no plain decimal number")
            return nil
        }
        if lat.isRounded || lon.isRounded { find(.rounded, "rounded to seven decimals") }
        if lat.isZero, lon.isZero {
            find(.zeroZero, "the point 0, 0 stands for no place that is meant")
            return nil
        }
        let degrees = (lat: Double(lat.text) ?? 0, lon: Double(lon.text) ?? 0)
        guard let point = try? Coordinate(latitude: lat.text, longitude: lon.text) else {
            let isSwapped = degrees.lat.magnitude > 90 && degrees.lon.magnitude <= 90
            find(
                isSwapped ? .perhapsSwapped : .outOfRange,
                isSwapped
                    ? "latitude is beyond 90 degrees: perhaps it is the longitude"
                    : "a coordinate is beyond its range"
            )
            return nil
        }
        if let box, !box.holds(latitude: degrees.lat, longitude: degrees.lon) {
            let isSwapped = box.holds(latitude: degrees.lon, longitude: degrees.lat)
            find(
                isSwapped ? .perhapsSwapped : .outsideArea,
                isSwapped ? "it lies in the area only when exchanged" : "it lies outside the stated area"
            )
        }
        return point
    }

    /// A point becomes a circle as large as its decimals leave open.
    mutating func takePoint(latitude: String, longitude: String, radius: String?, _ box: AreaBox?) {
        guard let center = coordinate(latitude: latitude, longitude: longitude, box) else { return }
        let decimals = min(DecimalText(latitude)?.decimals ?? 0, DecimalText(longitude)?.decimals ?? 0)
        if decimals < 4 { find(.tooFewDecimals, "\(decimals) decimals leave more than 10 m open") }
        var metres = 111_195
        for _ in 0..<min(decimals, 6) { metres = (metres + 9) / 10 }
        metres = max(1, (metres + 1) / 2)
        if let radius, !radius.isEmpty {
            guard let stated = Int(radius), (1...20_000_000).contains(stated) else {
                return find(.badValue, "radiusMetres is no whole number from 1 to 20000000")
            }
            metres = stated
        }
        geometry = .place(.circle(center: center, radiusMetres: metres, name: nil))
    }

    /// What every row needs, once it is read.
    mutating func finish() {
        if name == nil { find(.missingName, "no name") }
        if geometry == nil, !isRefused { find(.badGeometry, "no geometry that an entry can have") }
        guard let geometry else { return }
        if case .route = geometry, type != .movement { find(.badValue, "a line is the route of a movement") }
        if case .place = geometry, type == .movement { find(.badValue, "a movement needs a line") }
    }
}

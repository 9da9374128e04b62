// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Reads and writes the part of RFC 7946 that entries and named points need (humanitarian.md, section 11).
package enum GeoJSON {
    private static let limits = JSONLimits(maxBytes: EntryFile.largestSize, maxDepth: 16)

    static func rows(_ bytes: [UInt8], _ box: AreaBox?) throws(FormatError) -> [EntryRow] {
        var rows: [EntryRow] = []
        for (place, feature) in try features(bytes).enumerated() {
            var row = EntryRow(number: place + 1)
            row.take(feature, box)
            row.finish()
            rows.append(row)
        }
        return rows
    }

    /// Named points, for a gazetteer; a feature without a name or that is no point is left out.
    static func namedPoints(_ bytes: [UInt8]) throws(FormatError) -> [Gazetteer.Feature] {
        try features(bytes).compactMap { feature in
            guard let name = feature["properties"]?["name"]?.string, !name.isEmpty,
                feature["geometry"]?["type"]?.string == "Point",
                let pair = feature["geometry"]?["coordinates"].flatMap(pair),
                let lat = DecimalText(pair.latitude), let lon = DecimalText(pair.longitude),
                let point = try? Coordinate(latitude: lat.text, longitude: lon.text)
            else { return nil }
            return Gazetteer.Feature(name: name, at: point)
        }
    }

    private static func features(_ bytes: [UInt8]) throws(FormatError) -> [JSONText] {
        let text: JSONText
        do {
            text = try JSONText.parse(bytes, limits: limits)
        } catch {
            throw FormatError(error.code == .tooLarge ? .tooLarge : .malformedFile, error)
        }
        let features: [JSONText]
        switch text["type"]?.string {
        case "Feature": features = [text]
        case "FeatureCollection":
            guard let list = text["features"]?.elements else {
                throw FormatError(.malformedFile, "a feature collection without features")
            }
            features = list
        default: throw FormatError(.malformedFile, "neither a feature nor a feature collection")
        }
        guard features.count <= EntryFile.largestCount else {
            throw FormatError(.tooLarge, "more than \(EntryFile.largestCount) features")
        }
        return features
    }

    /// Longitude stands first in the file (RFC 7946, section 3.1.1); a height is left out.
    static func pair(_ value: JSONText) -> (latitude: String, longitude: String)? {
        guard let numbers = value.elements, (2...3).contains(numbers.count),
            case .number(let longitude) = numbers[0], case .number(let latitude) = numbers[1]
        else { return nil }
        return (latitude, longitude)
    }

    /// A feature with the coordinates as the entry writes them.
    package static func feature(_ geometry: EntryRow.Geometry, properties: [(String, String?)]) -> String {
        let members = properties.compactMap { name, value in
            value.map { "\(quoted(name)):\(quoted($0))" }
        }
        return "{\"geometry\":\(text(geometry)),\"properties\":{\(members.joined(separator: ","))},"
            + "\"type\":\"Feature\"}"
    }

    package static func collection(_ features: [String]) -> String {
        "{\"features\":[\(features.joined(separator: ","))],\"type\":\"FeatureCollection\"}"
    }

    private static func text(_ geometry: EntryRow.Geometry) -> String {
        switch geometry {
        case .place(.circle(let center, _, _)): "{\"coordinates\":\(position(center)),\"type\":\"Point\"}"
        case .place(.polygon(let points, _)):
            // A ring is closed in GeoJSON: its first position stands again at the end.
            "{\"coordinates\":[[\((points + points.prefix(1)).map(position).joined(separator: ","))]],"
                + "\"type\":\"Polygon\"}"
        case .place(.named): "null"
        case .route(let route):
            "{\"coordinates\":[\(route.points.map(position).joined(separator: ","))],\"type\":\"LineString\"}"
        }
    }

    private static func position(_ point: Coordinate) -> String {
        "[\(point.longitudeText),\(point.latitudeText)]"
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: CanonicalJSON.encode(.string(text)), as: UTF8.self)
    }
}

extension EntryRow {
    fileprivate mutating func take(_ feature: JSONText, _ box: AreaBox?) {
        let properties = feature["properties"]
        if case .object(let members)? = properties {
            for member in members {
                switch member.value {
                case .string(let text): take(member.name, text)
                case .number(let text) where member.name == "radiusMetres": take(member.name, text)
                case .null: break
                default:
                    let isKnown = Self.properties.contains(member.name)
                    find(isKnown ? .badValue : .ignoredProperty, "a property of another type than text")
                }
            }
        }
        guard let geometry = feature["geometry"], let coordinates = geometry["coordinates"] else {
            return find(.badGeometry, "no geometry")
        }
        switch geometry["type"]?.string {
        case "Point": takePoint(coordinates, properties, box)
        case "Polygon": takePolygon(coordinates, box)
        case "LineString":
            if properties?["type"] == nil { type = .movement }
            guard let points = points(coordinates, box) else { return }
            guard let route = try? RouteLine(points: points) else {
                return find(.badGeometry, "a route has 2 to 1000 points")
            }
            self.geometry = .route(route)
        default: find(.badGeometry, "neither a point, a polygon nor a line")
        }
    }

    private mutating func takePoint(_ value: JSONText, _ properties: JSONText?, _ box: AreaBox?) {
        guard let pair = GeoJSON.pair(value) else {
            return find(.badCoordinates, "a point is two numbers")
        }
        let radius: String? =
            switch properties?["radiusMetres"] {
            case .number(let text)?, .string(let text)?: text
            default: nil
            }
        takePoint(latitude: pair.latitude, longitude: pair.longitude, radius: radius, box)
    }

    private mutating func takePolygon(_ value: JSONText, _ box: AreaBox?) {
        guard let rings = value.elements, rings.count == 1 else {
            return find(.badGeometry, "a polygon with one ring was expected")
        }
        guard var points = points(rings[0], box) else { return }
        guard points.count >= 4, points.first == points.last else {
            return find(.badGeometry, "a ring of four positions or more, closed, was expected")
        }
        points.removeLast()
        let place = Place.polygon(points: points, name: nil)
        guard points.count <= 1000, let area = place.area, area > 0 else {
            return find(.badGeometry, "the polygon has no inside")
        }
        geometry = .place(place)
    }

    private mutating func points(_ value: JSONText, _ box: AreaBox?) -> [Coordinate]? {
        guard let positions = value.elements, positions.count <= 1001 else {
            find(.badGeometry, "up to 1001 positions were expected")
            return nil
        }
        var points: [Coordinate] = []
        for position in positions {
            guard let pair = GeoJSON.pair(position) else {
                find(.badCoordinates, "a position is two numbers")
                return nil
            }
            guard let point = coordinate(latitude: pair.latitude, longitude: pair.longitude, box) else {
                return nil
            }
            points.append(point)
        }
        return points
    }
}

extension Gazetteer {
    /// From a GeoJSON file of named points, or CSV with the columns `name`, `lat` and `lon`.
    ///
    /// Refuses `malformed-file` and `too-large`.
    package init(file bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= EntryFile.largestSize else {
            throw FormatError(.tooLarge, "a file of features is longer than \(EntryFile.largestSize) bytes")
        }
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        self.init(
            first == UInt8(ascii: "{")
                ? try GeoJSON.namedPoints(bytes) : try CSVTable(bytes).namedPoints()
        )
    }
}

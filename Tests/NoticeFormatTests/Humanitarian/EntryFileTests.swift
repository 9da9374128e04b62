// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct EntryFileTests {
    private func rows(_ text: String, box: String? = nil) throws -> [EntryRow] {
        try EntryFile(Array(text.utf8), box: box.map { try AreaBox($0) }).rows
    }

    private func point(_ coordinates: String, _ properties: String = #"{"name":"x"}"#) -> String {
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":\#(coordinates)},"properties":\#(properties)}"#
    }

    private func codes(_ text: String, box: String? = nil) throws -> [String] {
        try rows(text, box: box).flatMap { $0.findings.map(\.code.rawValue) }
    }

    @Test func `a point keeps the digits of the file, longitude first`() throws {
        let row = try #require(try rows(point("[34.30500, 31.5201]")).first)
        guard case .circle(let center, let radius, _)? = row.place else {
            Issue.record("a circle was expected")
            return
        }
        #expect(center.latitudeText == "31.5201" && center.longitudeText == "34.30500")
        // Half of the fourth decimal: 111,195 m / 10,000 / 2, rounded up.
        #expect(radius == 6 && row.findings.isEmpty && row.type == .staticSite)
    }

    @Test(arguments: [
        ("[34.3, 31.5201]", "too-few-decimals"), ("[0, 0.0]", "zero-zero"),
        ("[34.3050, 91.0000]", "perhaps-swapped"), ("[181.0000, 10.0000]", "out-of-range"),
        ("[3.43e1, 31.5201]", "bad-coordinates"), ("[\"34.3050\", 31.5201]", "bad-coordinates"),
        ("[34.3050]", "bad-coordinates"), ("[34.30501234567, 31.5201]", "rounded"),
    ])
    func `findings of a point`(coordinates: String, code: String) throws {
        let row = try #require(try rows(point(coordinates)).first)
        #expect(row.findings.map(\.code.rawValue) == [code])
        #expect(row.isRefused == (code != "rounded"))
    }

    @Test func `a point outside the stated area is refused, and perhaps swapped`() throws {
        let box = "31,34,32,35"
        #expect(try codes(point("[34.3050, 31.5201]"), box: box).isEmpty)
        #expect(try codes(point("[36.3050, 31.5201]"), box: box) == ["outside-area"])
        #expect(try codes(point("[31.5201, 34.3050]"), box: box) == ["perhaps-swapped"])
        #expect(throws: FormatError.self) { try AreaBox("32,34,31,35") }
    }

    @Test(arguments: [
        ("34.30501234567", "34.3050123"), ("0.99999995", "1.0000000"), ("-0.00000004", "0.0000000"),
        ("9.99999999", "10.0000000"), ("-1.00000005", "-1.0000001"),
    ])
    func `more than seven decimals are rounded digit by digit`(written: String, text: String) throws {
        let row = try #require(try rows(point("[\(written), 31.5201]")).first)
        guard case .circle(let center, _, _)? = row.place else {
            Issue.record("a circle was expected")
            return
        }
        #expect(center.longitudeText == text)
    }

    @Test func `names and geometries that occur twice are found`() throws {
        let two = [point("[34.3050, 31.5201]"), point("[34.3050, 31.5201]", #"{"name":"X"}"#)]
        let text = #"{"type":"FeatureCollection","features":[\#(two.joined(separator: ","))]}"#
        let rows = try rows(text)
        #expect(!rows[0].isRefused && rows[1].findings.map(\.code) == [.duplicate])
    }

    @Test func `properties that are not kept and wrong ones are said`() throws {
        let odd = #"{"name":"x","phone":"1","type":"hospital"}"#
        #expect(try codes(point("[34.3050, 31.5201]", odd)) == ["ignored-property", "bad-value"])
        #expect(try codes(point("[34.3050, 31.5201]", "{}")) == ["missing-name"])
    }

    @Test func `polygons and lines become places and routes`() throws {
        let ring = "[[[34.1,31.1],[34.2,31.1],[34.2,31.2],[34.1,31.1]]]"
        let polygon = point(ring).replacing("Point", with: "Polygon")
        #expect(try rows(polygon).first?.place?.shape == .polygon)
        let open = point("[[[34.1,31.1],[34.2,31.1],[34.2,31.2]]]").replacing("Point", with: "Polygon")
        #expect(try codes(open) == ["bad-geometry"])
        let line = point("[[34.1,31.1],[34.2,31.1]]").replacing("Point", with: "LineString")
        let row = try #require(try rows(line).first)
        #expect(row.type == .movement && row.route?.points.count == 2 && !row.isRefused)
        #expect(try codes(point("[34,31]").replacing("Point", with: "Circle")) == ["bad-geometry"])
    }

    @Test func `a CSV file is read by its header`() throws {
        let text = "name,lat,lon,type,radiusMetres\r\n\"Clinic, \"\"north\"\"\",31.5201,34.3050,,250\r\n"
        let row = try #require(try rows(text).first)
        #expect(row.name == "Clinic, \"north\"" && row.findings.isEmpty)
        guard case .circle(_, let radius, _)? = row.place else {
            Issue.record("a circle was expected")
            return
        }
        #expect(radius == 250)
    }

    @Test(arguments: [
        "", "name,lat\nx,1\n", "lat,lon,lat\n1,2,3\n", "lat,lon\n1\n", "lat,lon\n\"1\"x,2\n",
        "lat,lon\n1\r2,3\n",
        "lat,lon\n\"1,2\n", "lat,lon\na\"b,2\n", "\u{FEFF}lat,lon\n1,2\n", "{\"type\":\"Point\"}", "{",
        "{\"type\":\"Feature\",\"type\":\"Feature\"}",
    ])
    func `a file that cannot be read at all is refused`(text: String) {
        #expect(throws: FormatError(.malformedFile, "")) { try EntryFile(Array(text.utf8)) }
    }

    @Test func `a file that is too long or has too many rows is refused`() {
        #expect(throws: FormatError(.tooLarge, "")) {
            try EntryFile([UInt8](repeating: 0x20, count: EntryFile.largestSize + 1))
        }
        let many = "lat,lon\n" + String(repeating: "1,2\n", count: EntryFile.largestCount + 1)
        #expect(throws: FormatError(.tooLarge, "")) { try EntryFile(Array(many.utf8)) }
    }

    @Test func `what is written is read back with the same digits`() throws {
        let row = try #require(try rows(point("[34.30500, 31.5201]", #"{"name":"a \"b\""}"#)).first)
        let geometry = try #require(row.geometry)
        let text = GeoJSON.collection([GeoJSON.feature(geometry, properties: [("name", row.name)])])
        #expect(text.contains("[34.30500,31.5201]"))
        let again = try #require(try rows(text).first)
        #expect(again.geometry == geometry && again.name == row.name)
    }

    @Test func `named points make a gazetteer`() throws {
        let csv = try Gazetteer(file: Array("name,lat,lon\nbridge,1.0,2.0\n,3,4\n".utf8))
        #expect(csv.features.map(\.name) == ["bridge"])
        let json = try Gazetteer(file: Array(point("[2.0,1.0]").utf8))
        #expect(json.features.first?.at == csv.features.first?.at)
    }
}

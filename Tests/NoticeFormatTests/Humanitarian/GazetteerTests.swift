// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct GazetteerTests {
    private func at(_ latitude: String, _ longitude: String) throws -> Coordinate {
        try Coordinate(latitude: latitude, longitude: longitude)
    }

    private func place(_ json: JSONValue) throws -> Place {
        try #require(try NoticeFields(JSONObject([("place", json)])).place)
    }

    // One degree on the sphere of notice.md section 3 is 2 pi 6,371,008.8 m / 360 = 111,195 m.
    @Test(arguments: [
        ("0", "0", "1", "0", 111_195, 0, "north"), ("0", "0", "0", "-1", 111_195, 270, "west"),
        ("0", "179.5", "0", "-179.5", 111_195, 90, "east"), ("10", "20", "10", "20", 0, 0, "north"),
        ("0", "0", "0", "180", 20_015_114, 90, "east"), ("1", "0", "0", "0", 111_195, 180, "south"),
    ])
    func `distance and bearing are those of the sphere`(
        latitude1: String,
        longitude1: String,
        latitude2: String,
        longitude2: String,
        metres: Int,
        bearing: Int,
        wind: String
    ) throws {
        let line = GreatCircle(from: try at(latitude1, longitude1), to: try at(latitude2, longitude2))
        #expect(line.metres == metres && line.bearing == bearing && line.wind == wind)
    }

    @Test func `the nearest feature is named with distance and wind`() throws {
        let gazetteer = Gazetteer([
            .init(name: "airfield", at: try at("35.2854", "40.1760")),
            .init(name: "bridge", at: try at("35.3400", "40.1400")),
        ])
        let found = try #require(gazetteer.nearest(to: try at("35.2100", "40.1760")))
        #expect(found.feature.name == "airfield" && found.line.wind == "south")
        #expect(found.words == "8.3 km south of airfield")
        #expect(Gazetteer([]).nearest(to: try at("0", "0")) == nil)
    }

    @Test func `of two that are equally near the first is named`() throws {
        let gazetteer = Gazetteer([
            .init(name: "one", at: try at("0", "1")), .init(name: "two", at: try at("0", "-1")),
        ])
        #expect(gazetteer.nearest(to: try at("0", "0"))?.feature.name == "one")
    }

    @Test func `a polygon is near what its middle is near`() throws {
        let square: JSONValue = [
            "points": [["0", "179"], ["0", "-179"], ["2", "-179"], ["2", "179"]], "type": "polygon",
        ]
        let middle = try #require(try place(square).middle)
        #expect(middle.longitude.magnitude == 180)
        #expect(middle.latitude > 0.99 && middle.latitude < 1.01)
        #expect(try place(["name": "the river", "type": "named"]).middle == nil)
    }
}

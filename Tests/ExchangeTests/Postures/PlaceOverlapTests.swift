// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import StrictJSON
import Testing

struct PlaceOverlapTests {
    private static func place(_ json: JSONValue) throws -> Place {
        let fields = try NoticeFields(JSONObject([("place", json)]))
        return try #require(fields.place)
    }

    private static func circle(_ latitude: String, _ longitude: String, _ radius: Int, name: String? = nil)
        -> JSONValue
    {
        .object([
            ("center", [.string(latitude), .string(longitude)]), ("radiusMetres", .integer(Int64(radius))),
            ("type", "circle"), ("name", name.map { .string($0) }),
        ])
    }

    private static func square(_ latitude: Int, _ longitude: Int, size: Int) -> JSONValue {
        let corners = [(0, 0), (0, size), (size, size), (size, 0)].map { north, east in
            JSONValue.strings(["\(latitude + north)", "\(longitude + east)"])
        }
        return ["points": .array(corners), "type": "polygon"]
    }

    @Test(
        arguments: [
            (circle("10", "20", 1000), circle("10", "20.01", 1000), true),
            (circle("10", "20", 1000), circle("10", "20.1", 1000), false),
            // Over the date line.
            (circle("0", "179.99", 2000), circle("0", "-179.99", 2000), true),
            (square(10, 20, size: 2), circle("11", "21", 10), true),
            (square(10, 20, size: 2), circle("11", "22.05", 10_000), true),
            (square(10, 20, size: 2), circle("11", "23", 10_000), false),
            (square(10, 20, size: 4), square(11, 21, size: 1), true),
            (square(10, 20, size: 2), square(11, 21, size: 2), true),
            (square(10, 20, size: 2), square(13, 20, size: 2), false),
            (["name": "a bay", "type": "named"], ["name": "a bay", "type": "named"], true),
            (["name": "a bay", "type": "named"], ["name": "A bay", "type": "named"], false),
            (["name": "a bay", "type": "named"], circle("1", "1", 5, name: "a bay"), true),
            (["name": "a bay", "type": "named"], circle("1", "1", 5), false),
            // Too near a pole, or too large: nothing is said.
            (circle("85", "20", 1000), circle("85", "20", 1000), false),
            (circle("0", "0", 3_000_000), circle("0", "0", 1000), false),
        ] as [(JSONValue, JSONValue, Bool)]
    )
    func `two places overlap or not, from both sides`(one: JSONValue, other: JSONValue, expected: Bool) throws
    {
        let (left, right) = (try Self.place(one), try Self.place(other))
        #expect(PlaceOverlap.overlaps(left, right) == expected)
        #expect(PlaceOverlap.overlaps(right, left) == expected)
    }
}

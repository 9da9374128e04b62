// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct PlaceVectorTests {
    @Test(arguments: try Vector.all("precision"))
    func `a place has the area of its vector, or is refused`(vector: Vector) throws {
        let read = Result { () throws -> Place? in
            try NoticeFields(JSONObject([("place", vector.payload)])).place
        }
        switch vector.headers["expect"] {
        case "accepted":
            let place = try #require(try read.get())
            #expect(place.json == vector.payload)
            let declared = PlacePrecision(of: place)
            let expected = vector.headers["area"].flatMap { Int($0) }
            #expect((declared.areaSquareMetres == nil) == (expected == nil))
            if let area = expected, let own = declared.areaSquareMetres {
                #expect(Double(abs(own - area)) <= max(1, Double(area) / 1e9))
            }
        case "refused:malformed-notice":
            let error = #expect(throws: FormatError.self) { try read.get() }
            #expect(error?.code == .malformedNotice)
            #expect(error?.reason.contains(vector.headers["reason"] ?? "?") == true, "\(error?.reason ?? "")")
        default: Issue.record("unknown outcome")
        }
    }

    @Test(arguments: try Vector.all("specificity"))
    func `the recipient finds what the vector says`(vector: Vector) throws {
        guard case .object(let object) = vector.payload else {
            Issue.record("not an object")
            return
        }
        func found() throws(FormatError) -> SpecificityMatch {
            let fields = try NoticeFields(object)
            try fields.checkComplete()
            return fields.specificityMatch
        }
        guard vector.headers["expect"] == "refused:malformed-notice" else {
            #expect(try found().rawValue == vector.headers["expect"])
            return
        }
        let error = #expect(throws: FormatError(.malformedNotice, "")) { try found() }
        #expect(error?.reason.contains(vector.headers["reason"] ?? "?") == true, "\(error?.reason ?? "")")
    }

    @Test func `there are vectors`() throws {
        #expect(try Vector.all("precision").count >= 40)
        #expect(try Vector.all("specificity").count >= 25)
    }
}

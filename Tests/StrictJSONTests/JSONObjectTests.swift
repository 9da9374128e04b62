// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct JSONObjectTests {
    @Test(arguments: [1, 12, 13, 14, 200])
    func `finds each of its members and no other`(count: Int) {
        let object = JSONObject((0..<count).map { ("n\($0)", .integer(Int64($0))) })
        #expect((0..<count).allSatisfy { object["n\($0)"] == .integer(Int64($0)) })
        #expect(object["n\(count)"] == nil)
    }

    @Test(arguments: [1, 12, 13, 14, 40])
    func `setting replaces, adds and removes`(count: Int) {
        var object = JSONObject((0..<count).map { ("n\($0)", 0) })
        object["n0"] = 1
        object["new"] = 2
        #expect(object["n0"] == 1)
        #expect(object.names.last == "new")
        object["n0"] = nil
        object["absent"] = nil
        #expect(object["n0"] == nil)
        #expect(object["new"] == 2)
        #expect(object.count == count)
    }

    @Test func `names that are only canonically equivalent are two members`() {
        let object = JSONObject([("\u{E9}", 1), ("e\u{301}", 2)])
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }
}

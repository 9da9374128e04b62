// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import StrictJSON

/// Body of `POST /messages/MSG/task`: which notice was composed for a rung of a ladder.
package struct TaskBody: Sendable, Hashable {
    package var rung: Int
    package var notice: ObjectID

    package init(rung: Int, notice: ObjectID) {
        self.rung = rung
        self.notice = notice
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        rung = Int(try reader.integer("rung"))
        notice = try ObjectID(try reader.string("notice"))
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([("notice", .string(notice.text)), ("rung", .integer(Int64(rung)))])
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An activity that a party announces ahead of time (posture.md, section 6).
package struct CalendarEntry: Hashable, Sendable {
    package let activity: String
    package let place: Place
    package let window: EventWindow

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        activity = try reader.string("activity", characters: 1...200)
        place = try Place(reader.object("place"))
        window = try EventWindow(reader.object("window"))
        try reader.finish()
    }

    static func list(_ reader: inout MemberReader, _ key: String) throws(FormatError) -> [CalendarEntry] {
        try reader.objects(key, count: 1...366).map { (each) throws(FormatError) in
            try CalendarEntry(each)
        }
    }

    package var json: JSONValue {
        .object([
            ("activity", .string(activity)), ("place", place.json), ("window", window.json),
        ])
    }
}

// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Body of `POST /denials`: what an officer has the party deny, in the party's own words.
package struct DenialBody: Sendable, Hashable {
    package var about: DenialSubject
    package var text: String

    package init(about: DenialSubject, text: String) {
        self.about = about
        self.text = text
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        about = try DenialSubject(try reader.value("about"))
        text = try reader.string("text")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("about", about.json), ("text", .string(text))]))
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Where a party's log can be read, and under which origin its checkpoints stand.
package struct CardLog: Hashable, Sendable {
    package var origin: String
    package var url: String

    package init(origin: String, url: String) {
        self.origin = origin
        self.url = url
    }

    init(_ reader: MemberReader) throws(FormatError) {
        (origin, url) = try readService(reader, name: "origin")
    }

    package var json: JSONValue { .object([("origin", .string(origin)), ("url", .string(url))]) }
}

/// Where a party's witness can be asked, and the name its cosignatures bear.
package struct CardWitness: Hashable, Sendable {
    package var name: String
    package var url: String

    package init(name: String, url: String) {
        self.name = name
        self.url = url
    }

    init(_ reader: MemberReader) throws(FormatError) {
        (name, url) = try readService(reader, name: "name")
    }

    package var json: JSONValue { .object([("name", .string(name)), ("url", .string(url))]) }
}

private func readService(
    _ reader: MemberReader,
    name: String
) throws(FormatError) -> (name: String, url: String) {
    var reader = reader
    let found = try reader.raw(name)
    let url = try reader.raw("url")
    try reader.finish()
    try reader.require(NetworkAddress.isNoteName(found), "\(name) cannot stand in a signed note")
    try reader.require(NetworkAddress.isBaseURL(url), "url is neither https nor http on loopback")
    return (found, url)
}

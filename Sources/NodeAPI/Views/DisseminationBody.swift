// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How far a recipient says that it passed a notice on (docs/spec/evidence.md section 10).
package struct DisseminationBody: Sendable, Hashable {
    /// The lowest level stated, and the claimed time of each that was.
    package var lowest: String?
    package var stated: [String: String]
    /// The level that the recipient says it cannot reach, since when, and why.
    package var down: String?
    package var downSince: String?
    package var reasons: [String]
    /// `confirmed`, `waiting` or `red`; absent where the notice announces no window.
    package var standing: String?
    package var opensAt: String?

    package init(
        lowest: String?,
        stated: [String: String],
        down: String?,
        downSince: String?,
        reasons: [String],
        standing: String?,
        opensAt: String?
    ) {
        self.lowest = lowest
        self.stated = stated
        self.down = down
        self.downSince = downSince
        self.reasons = reasons
        self.standing = standing
        self.opensAt = opensAt
    }

    init(_ reader: ObjectReader) throws(JSONError) {
        var reader = reader
        lowest = try reader.optionalString("lowest")
        var inner = try reader.object("stated")
        stated = [:]
        for name in inner.object.names { stated[name] = try inner.string(name) }
        try inner.finish()
        down = try reader.optionalString("down")
        downSince = try reader.optionalString("downSince")
        reasons = try reader.strings("reasons")
        standing = try reader.optionalString("standing")
        opensAt = try reader.optionalString("opensAt")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("down", down.map { .string($0) }), ("downSince", downSince.map { .string($0) }),
            ("lowest", lowest.map { .string($0) }), ("opensAt", opensAt.map { .string($0) }),
            ("reasons", .strings(reasons)), ("standing", standing.map { .string($0) }),
            ("stated", .object(stated.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ])
    }
}

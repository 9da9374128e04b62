// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// What a mirror says that it needs: the body of a 202 or 409 of `add-entries` (tlog-mirror).
package struct MirrorInfo: Hashable, Sendable {
    /// The size of a pending checkpoint.
    package let size: UInt64
    package let nextEntry: UInt64
    /// To be sent back as it is, in base64.
    package let ticket: String

    /// Reads three lines; another form is `malformed-answer`.
    package init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        let lines = Array(bytes.prefix(100_000)).split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        guard lines.count == 4, lines[3].isEmpty, let size = Self.number(lines[0]),
            let nextEntry = Self.number(lines[1]), let ticket = String(validating: lines[2], as: UTF8.self)
        else { throw LogError(.malformedAnswer, "the mirror's answer is not three lines") }
        self.size = size
        self.nextEntry = nextEntry
        self.ticket = ticket
    }

    private static func number(_ line: ArraySlice<UInt8>) -> UInt64? {
        let text = String(decoding: line, as: UTF8.self)
        return UInt64(text).flatMap { "\($0)" == text ? $0 : nil }
    }
}

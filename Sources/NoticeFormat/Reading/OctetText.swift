// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// A fixed number of octets as base64url text.
enum OctetText {
    static func decode(_ text: String, count: Int) throws(FormatError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try Base64URL.decode(text)
        } catch {
            throw FormatError(.malformedIdentifier, error)
        }
        guard bytes.count == count else {
            throw FormatError(.malformedIdentifier, "\(count) octets in base64url expected")
        }
        return bytes
    }

    /// Whether one text precedes another, for as many octets; writes only what differs.
    static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard let place = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return false
        }
        // Three octets are four characters.
        let group = (place / 3 * 3)..<min(place / 3 * 3 + 3, left.count)
        return precedesInBytes(Base64URL.encode(Array(left[group])), Base64URL.encode(Array(right[group])))
    }
}

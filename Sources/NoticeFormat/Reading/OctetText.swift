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
}

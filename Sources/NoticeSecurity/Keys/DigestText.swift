// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// Reads digests, which are 32 octets written as 43 characters of base64url.
enum DigestText {
    static func parse(_ text: String) throws(SecurityError) -> [UInt8] {
        let bytes = try SecurityError.naming(.malformedDigest) { () throws(JSONError) in
            try Base64URL.decode(text)
        }
        guard bytes.count == 32 else { throw SecurityError(.malformedDigest, "32 octets expected") }
        return bytes
    }
}

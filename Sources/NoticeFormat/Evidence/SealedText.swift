// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// A few octets sealed to one sealing key: `kid.enc.ciphertext` (evidence.md, section 5).
///
/// Well formed only; whether it opens is for the layer above.
package struct SealedText: Hashable, Sendable {
    /// In characters.
    package static let largestSize = 32_768

    package let kid: KeyID
    package let encapsulatedKey: [UInt8]
    package let ciphertext: [UInt8]

    package init(kid: KeyID, encapsulatedKey: [UInt8], ciphertext: [UInt8]) {
        self.kid = kid
        self.encapsulatedKey = encapsulatedKey
        self.ciphertext = ciphertext
    }

    package init(_ text: String) throws(FormatError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard text.utf8.count <= Self.largestSize, parts.count == 3,
            let encapsulatedKey = try? Base64URL.decode(parts[1]), !encapsulatedKey.isEmpty,
            let ciphertext = try? Base64URL.decode(parts[2]), ciphertext.count > 16
        else { throw FormatError(.malformedEvidence, "not a sealed text: kid.enc.ciphertext expected") }
        self.init(kid: try KeyID(parts[0]), encapsulatedKey: encapsulatedKey, ciphertext: ciphertext)
    }

    package var text: String {
        "\(kid.text).\(Base64URL.encode(encapsulatedKey)).\(Base64URL.encode(ciphertext))"
    }
}

extension SealedText: TextValue {}

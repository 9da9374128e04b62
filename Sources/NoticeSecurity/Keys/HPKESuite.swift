// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// How the content key of a sealed message is wrapped: HPKE base mode (RFC 9180) under a JOSE name.
package enum HPKESuite: String, CaseIterable, Sendable {
    /// X-Wing (KEM 0x647a), HKDF-SHA256, ChaCha20-Poly1305: the suite of envelopes.
    case xwing = "HPKE-XWING-KE"
    /// X25519, HKDF-SHA256, ChaCha20-Poly1305 (draft-ietf-jose-hpke-encrypt).
    case x25519 = "HPKE-4-KE"

    /// Octets of a public key.
    var publicKeyCount: Int {
        switch self {
        case .xwing: 1216
        case .x25519: 32
        }
    }

    /// Octets of an encapsulated key.
    var encapsulatedKeyCount: Int {
        switch self {
        case .xwing: 1120
        case .x25519: 32
        }
    }

    var ciphersuite: HPKE.Ciphersuite {
        switch self {
        case .xwing: HPKE.Ciphersuite(kem: .XWingMLKEM768X25519, kdf: .HKDF_SHA256, aead: .chaChaPoly)
        case .x25519: .Curve25519_SHA256_ChachaPoly
        }
    }

    /// Refuses a public key that no honest recipient has.
    ///
    /// For the X25519 part see ``checkX25519Part(_:)``. The ML-KEM part must hold 768 numbers below 3329
    /// (FIPS 203, section 7.2, the modulus check), which the library does not look at on import.
    func checkPublicKey(_ key: [UInt8]) throws(SecurityError) {
        try checkX25519Part(key)
        guard self == .xwing else { return }
        for position in stride(from: 0, to: 1152, by: 3) {
            let (low, middle, high) = (Int(key[position]), Int(key[position + 1]), Int(key[position + 2]))
            guard low | (middle & 15) << 8 < 3329, middle >> 4 | high << 4 < 3329 else {
                throw SecurityError(.nonCanonicalKey, "encoding of the ML-KEM key is not canonical")
            }
        }
    }

    /// Refuses a public or encapsulated key whose X25519 part is of low order or not canonical.
    ///
    /// That part is the last 32 octets in both suites (X-Wing draft, sections 5.2 and 5.4).
    func checkX25519Part(_ key: [UInt8]) throws(SecurityError) {
        try PublicPoint.checkX25519(Array(key.suffix(PublicPoint.count)))
    }
}

// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

struct PrivateKeyTests {
    private static func all() throws -> [PrivateKey] {
        [
            .signing(SampleKeys.signing(.ed25519)), .signing(SampleKeys.signing(.es256)),
            .sealing(try SampleKeys.sealing(.xwing)), .sealing(try SampleKeys.sealing(.x25519)),
        ]
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `signs what its public key verifies`(algorithm: SignatureAlgorithm) throws {
        let key = SampleKeys.signing(algorithm)
        let signature = try key.sign(Array("text".utf8))
        #expect(signature.count == 64)
        #expect(key.verificationKey.isValid(signature, for: Array("text".utf8)))
    }

    @Test func `comes back from its JWK`() throws {
        for key in try Self.all() {
            let read = try PrivateKey(privateJWK: key.privateJWK)
            #expect(read.publicJWK == key.publicJWK)
            #expect(read.thumbprint == key.thumbprint)
        }
    }

    @Test func `the same randomness makes the same key, other randomness another`() throws {
        for suite in HPKESuite.allCases {
            let key = try SampleKeys.sealing(suite, seed: 1).publicKey
            #expect(try SampleKeys.sealing(suite, seed: 1).publicKey == key)
            #expect(try SampleKeys.sealing(suite, seed: 2).publicKey != key)
        }
        let key = SampleKeys.signing(.es256, seed: 1).verificationKey
        #expect(SampleKeys.signing(.es256, seed: 1).verificationKey == key)
        #expect(SampleKeys.signing(.es256, seed: 2).verificationKey != key)
    }

    @Test func `prints no secret in any way Swift has of printing`() throws {
        for key in try Self.all() {
            guard case .object(let jwk) = key.privateJWK else { return }
            guard case .string(let secret)? = jwk["d"] ?? jwk["priv"] else { return }
            var dumped = ""
            dump(key, to: &dumped)
            let texts = ["\(key)", String(reflecting: key), String(describing: [key]), dumped]
            let octets = try Base64URL.decode(secret)
            for text in texts {
                #expect(text.contains(key.thumbprint.text))
                #expect(!text.contains(secret))
                #expect(!text.contains("\(octets[0]), \(octets[1])"))
            }
        }
    }

    @Test func `refuses a secret that is missing, short or of another key`() throws {
        for key in try Self.all() {
            guard case .object(let good) = key.privateJWK else { return }
            let name = good["priv"] == nil ? "d" : "priv"
            let short = Base64URL.encode([UInt8](repeating: 1, count: 31))
            let other = Base64URL.encode([UInt8](repeating: 1, count: 32))
            for (value, code) in [
                (nil, .malformedKey), (.string(short), .malformedKey), (7, .malformedKey),
                (.string(other), .keyPairMismatch),
            ] as [(JSONValue?, SecurityError.Code)] {
                var jwk = good
                jwk[name] = value
                #expect(try refusal { try PrivateKey(privateJWK: .object(jwk)) } == code)
            }
        }
    }

    @Test func `refuses a P-256 secret that is zero or not below the order`() throws {
        guard case .object(let good) = SampleKeys.signing(.es256).privateJWK else { return }
        for octet: UInt8 in [0, 0xFF] {
            var jwk = good
            jwk["d"] = .string(Base64URL.encode([UInt8](repeating: octet, count: 32)))
            #expect(try refusal { try SigningKey(privateJWK: .object(jwk)) } == .malformedKey)
        }
    }
}

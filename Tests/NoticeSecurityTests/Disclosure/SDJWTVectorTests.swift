// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity
import StrictJSON
import Testing

/// The SD-JWTs of the reference implementation.
///
/// Their headers have no thumbprint and their disclosures are not canonical, so the profile refuses all of
/// them. With these two rules set aside, the flat ones must give the contents that the set states, and the
/// structured ones must still be refused.
@Suite(.enabled(if: SecurityVectors.arePresent, "no folder of third-party vectors"))
struct SDJWTVectorTests {
    private enum Outcome: Equatable {
        case opened
        case outside
    }

    private static func folders() throws -> [String] {
        try ["sd-jwt/examples", "sd-jwt/testcases"].flatMap { folder in
            try SecurityVectors.names(in: folder).filter { !$0.hasSuffix(".yml") }.map { "\(folder)/\($0)" }
        }
    }

    @Test func `gives the stated contents of the flat ones and refuses the others`() throws {
        let key = try Self.issuerKey()
        var opened: [String] = []
        let folders = try Self.folders()
        for folder in folders where try Self.outcome(folder, key) == .opened { opened.append(folder) }
        #expect(folders.count == 25)
        #expect(opened == Self.flat)
        let note =
            "\(opened.count) flat ones opened, \(folders.count - opened.count) outside the profile: refused"
        SecurityVectors.report("SD-JWT", folders.count, of: 25, note: note)
    }

    private static let flat = [
        "sd-jwt/examples/address_only_flat", "sd-jwt/examples/address_only_recursive",
        "sd-jwt/examples/simple", "sd-jwt/testcases/array_in_sd", "sd-jwt/testcases/header_mod",
        "sd-jwt/testcases/key_binding",
    ]

    private static func issuerKey() throws -> VerificationKey {
        try VerificationKey(
            jwk: [
                "crv": "P-256", "kty": "EC", "x": "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
                "y": "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8",
            ]
        )
    }

    private static func outcome(_ folder: String, _ key: VerificationKey) throws -> Outcome {
        let path = "\(folder)/sd_jwt_presentation.txt"
        guard SecurityVectors.exists(path) else { return .outside }
        let wrapped = try SecurityVectors.bytes(path)
        let bytes = wrapped.filter { $0 > 0x20 }
        #expect(try refusal { try SDJWT(parsing: bytes) } != nil)
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "~", omittingEmptySubsequences: false).map { String($0) }
        let segments = parts[0].split(separator: ".").map { String($0) }
        let signature = try Base64URL.decode(segments[2])
        #expect(key.isValid(signature, for: Array("\(segments[0]).\(segments[1])".utf8)), "\(folder)")
        guard let payload = try? StrictJSONParser.parse(Base64URL.decode(segments[1])),
            case .object(let object) = payload
        else { return .outside }
        do {
            // The last part is empty or a key-binding JWT, which is not ours to judge.
            let texts = parts.dropFirst().dropLast()
            let contents = try RelaxedSDJWT.contents(object, Array(texts))
            let stated = try SecurityVectors.json("\(folder)/verified_contents.json").value
            #expect(.object(contents) == stated, "\(folder)")
            return .opened
        } catch is SecurityError {
            return .outside
        }
    }
}

/// The rules of RFC 9901 for flat objects, without what Herald asks beyond it.
enum RelaxedSDJWT {
    static func contents(_ payload: JSONObject, _ texts: [String]) throws -> JSONObject {
        let disclosures = try texts.map { try Disclosure(parsing: $0, rules: .rfc9901) }
        let opened = try OpenedFields(
            payload: payload,
            disclosures: disclosures,
            mode: .partial,
            rules: .rfc9901
        )
        var contents = opened.visible
        for (name, value) in zip(opened.fields.names, opened.fields.values) { contents[name] = value }
        return contents
    }
}

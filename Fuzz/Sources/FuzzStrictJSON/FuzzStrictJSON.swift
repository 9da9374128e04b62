// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import StrictJSON

/// The JSON profile, canonical form and the encodings.
@main
enum FuzzStrictJSON {
    static func main() throws {
        let texts = [
            #"{"a":[1,-2,true,null,"\u00e9\n"],"b":{"":"x"}}"#, #" [ 9007199254740991 ] "#,
            "\"\\ud83d\\ude00\"",
        ]
        let status = try FuzzProgram.run([
            FuzzEntry("json", seeds: texts.map { Array($0.utf8) }, accepts: acceptsJSON),
            FuzzEntry("encodings", seeds: ["AAECAw", "AAECAw==", "00ff"].map { Array($0.utf8) }) { bytes in
                checkEncodings(bytes)
            },
        ])
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    /// An accepted text survives canonical form, and both ways to canonical form agree.
    @Sendable
    private static func acceptsJSON(_ bytes: [UInt8]) -> Bool {
        let rewritten = try? CanonicalJSON.canonicalise(bytes)
        if let rewritten {
            let again = try? CanonicalJSON.canonicalise(rewritten)
            precondition(again == rewritten, "canonical form is not stable")
        }
        guard let value = try? StrictJSONParser.parse(bytes) else { return false }
        let canonical = CanonicalJSON.encode(value)
        precondition(canonical == rewritten, "two canonical forms")
        precondition((try? CanonicalJSON.parseCanonical(canonical)) == value, "value changed")
        precondition(CanonicalJSON.isCanonical(bytes) == (bytes == canonical), "canonical or not")
        return true
    }

    /// An accepted text is the only one for its bytes.
    private static func checkEncodings(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        var isAccepted = false
        if let decoded = try? Base64URL.decode(bytes.span) {
            precondition(Base64URL.encode(decoded) == text, "base64url is not canonical")
            isAccepted = true
        }
        if let decoded = try? Base64Standard.decode(bytes.span) {
            precondition(Base64Standard.encode(decoded) == text, "base64 is not canonical")
            isAccepted = true
        }
        if let decoded = try? HexString.decode(bytes.span) {
            precondition(HexString.encode(decoded) == text, "hexadecimal is not canonical")
            isAccepted = true
        }
        return isAccepted
    }
}

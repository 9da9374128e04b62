// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Feeds one input to every parser of StrictJSON and checks what must hold of accepted ones.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzStrictJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    checkJSON(bytes)
    checkEncodings(bytes)
    return 0
}

/// An accepted text survives canonical form, and both ways to canonical form agree.
private func checkJSON(_ bytes: [UInt8]) {
    let rewritten = try? CanonicalJSON.canonicalise(bytes)
    if let rewritten {
        let again = try? CanonicalJSON.canonicalise(rewritten)
        precondition(again == rewritten, "canonical form is not stable")
    }
    guard let value = try? StrictJSONParser.parse(bytes) else { return }
    let canonical = CanonicalJSON.encode(value)
    precondition(canonical == rewritten, "two canonical forms")
    precondition((try? CanonicalJSON.parseCanonical(canonical)) == value, "value changed")
    precondition(CanonicalJSON.isCanonical(bytes) == (bytes == canonical), "canonical or not")
}

/// An accepted text is the only one for its bytes.
private func checkEncodings(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let decoded = try? Base64URL.decode(bytes.span) {
        precondition(Base64URL.encode(decoded) == text, "base64url is not canonical")
    }
    if let decoded = try? Base64Standard.decode(bytes.span) {
        precondition(Base64Standard.encode(decoded) == text, "base64 is not canonical")
    }
    if let decoded = try? HexString.decode(bytes.span) {
        precondition(HexString.encode(decoded) == text, "hexadecimal is not canonical")
    }
}

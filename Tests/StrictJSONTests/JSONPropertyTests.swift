// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

struct JSONPropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written in canonical form is read back equal and is canonical`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        let value = random.value(depth: 5)
        let bytes = CanonicalJSON.encode(value)
        #expect(try CanonicalJSON.parseCanonical(bytes) == value)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `random bytes are read or refused`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        for count in 0..<64 { Self.readOrRefuse(random.bytes(count: count)) }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `documents with a few changed bytes are read or refused`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        let original = CanonicalJSON.encode(.object(random.object(depth: 3)))
        for _ in 0..<50 { Self.readOrRefuse(random.mutated(original)) }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `names are in the order of their UTF-16 code units`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        let names = random.object(depth: 1).names
        let written = CanonicalJSON.encode(.object(names.map { ($0, 0) }))
        guard case .object(let read) = try StrictJSONParser.parse(written) else { return }
        let expected = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        #expect(read.names.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `bytes come back from every encoding, and changed texts never give the same bytes`(seed: UInt64)
        throws
    {
        var random = RandomJSON(seed: seed)
        for count in 0..<40 {
            let bytes = random.bytes(count: count)
            #expect(try Base64URL.decode(Base64URL.encode(bytes)) == bytes)
            #expect(try Base64Standard.decode(Base64Standard.encode(bytes)) == bytes)
            #expect(try HexString.decode(HexString.encode(bytes)) == bytes)
            let text = Array(Base64URL.encode(bytes).utf8)
            let changed = random.mutated(text)
            if changed != text { #expect((try? Base64URL.decode(changed.span)) != bytes) }
        }
    }

    /// Accepted texts must survive canonical form; refused ones need only come back.
    private static func readOrRefuse(_ bytes: [UInt8]) {
        _ = try? CanonicalJSON.canonicalise(bytes)
        guard let value = try? StrictJSONParser.parse(bytes) else { return }
        let canonical = CanonicalJSON.encode(value)
        #expect((try? CanonicalJSON.parseCanonical(canonical)) == value)
        // The profile's integers are exact as doubles, so both ways of reading must agree.
        #expect((try? CanonicalJSON.canonicalise(bytes)) == canonical)
    }
}

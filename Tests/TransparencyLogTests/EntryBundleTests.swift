// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct EntryBundleTests {
    @Test func `gives back its entries`() throws {
        let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535)]
        let bundle = try EntryBundle(entries: entries)
        #expect(bundle.bytes.prefix(5) == [0, 0, 0, 1, 1])
        #expect(try EntryBundle(bytes: bundle.bytes, width: 3) == bundle)
    }

    @Test(
        arguments: [
            ([], 1), ([0], 1), ([0, 1], 1), ([0, 0, 0], 1), ([0, 0, 0, 0], 1), ([0, 0], 2), ([0, 2, 1], 1),
            ([], -1),
        ] as [([UInt8], Int)]
    )
    func `refuses bytes that are not exactly that many entries`(bytes: [UInt8], width: Int) {
        #expect(throws: LogError(.malformedBundle, "")) { try EntryBundle(bytes: bytes, width: width) }
    }

    @Test func `refuses none, too many and too large`() {
        #expect(throws: LogError(.outOfRange, "")) { try EntryBundle(entries: []) }
        #expect(throws: LogError(.outOfRange, "")) { try EntryBundle(bytes: [], width: 0) }
        #expect(throws: LogError(.tooLarge, "")) {
            try EntryBundle(entries: [[UInt8](repeating: 0, count: 65_536)])
        }
        #expect(throws: LogError(.tooLarge, "")) {
            try EntryBundle(entries: [[UInt8]](repeating: [], count: 257))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct BundleByteTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test(arguments: [0x01, 0x20, 0x80] as [UInt8])
    func `refuses a small bundle with one byte changed, whichever it is`(mask: UInt8) throws {
        let bytes = try scene.sealed(scene.small)
        #expect(try Answer(bytes, cards: scene.cards(), policy: nil) == .verified)
        let accepted = try accepted(bytes, at: Array(bytes.indices), mask: mask)
        #expect(accepted.isEmpty)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `refuses a large bundle with one byte changed at seeded places`(seed: UInt64) throws {
        let bytes = try scene.sealed(scene.document)
        var random = SeededRandom(seed: seed)
        let positions = (0..<20).map { _ in Int(random.next() % UInt64(bytes.count)) }
        let mask = UInt8(1) << UInt8(random.next() % 8)
        let accepted = try accepted(bytes, at: positions, mask: mask)
        #expect(accepted.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `refuses a bundle with bytes cut out or doubled`(seed: UInt64) throws {
        let bytes = try scene.sealed(scene.small)
        var random = SeededRandom(seed: seed)
        let verifier = try BundleVerifier(cardFiles: scene.cards(), policy: nil)
        for _ in 0..<50 {
            let first = Int(random.next() % UInt64(bytes.count))
            let count = Int(random.next() % 40) + 1
            let last = min(bytes.count, first + count)
            let cut = Array(bytes[..<first] + bytes[last...])
            let doubled = Array(bytes[..<last] + bytes[first...])
            #expect(Answer(verifier.verify(cut)).isRefused)
            #expect(Answer(verifier.verify(doubled)).isRefused)
        }
    }

    @Test func `does not look at a file that is too large`() throws {
        let bytes = [UInt8](repeating: 0x20, count: SizeLimit.bundle + 1)
        #expect(try Answer(bytes, cards: scene.cards(), policy: nil) == .unknown("too-large"))
    }

    @Test func `refuses a bundle that is not its own canonical form`() throws {
        let bytes = try scene.sealed(scene.small)
        for other in [bytes + [0x0A], [0x20] + bytes, [], Array("{}".utf8)] {
            #expect(try Answer(other, cards: scene.cards(), policy: nil) == .refused("malformed-bundle"))
        }
    }

    /// Positions at which a change was not refused.
    private func accepted(_ bytes: [UInt8], at positions: [Int], mask: UInt8) throws -> [Int] {
        let verifier = try BundleVerifier(cardFiles: scene.cards(), policy: scene.policy(2))
        return positions.filter { position in
            var changed = bytes
            changed[position] ^= mask
            return !Answer(verifier.verify(changed)).isRefused
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The clock of a node: what it claims, and when it tries again.
///
/// No verdict rests on it.
package protocol TimeSource: Sendable {
    func now() -> Timestamp
}

/// Unpredictable octets.
package protocol RandomSource: Sendable {
    func bytes(_ count: Int) -> [UInt8]
}

extension RandomSource {
    package func randomID() -> RandomID { RandomID(bytes: bytes(RandomID.byteCount)) }
}

/// A ``RandomSource`` as the generator that libraries ask for.
package struct SourcedGenerator: RandomNumberGenerator {
    private let source: any RandomSource

    package init(_ source: any RandomSource) {
        self.source = source
    }

    package mutating func next() -> UInt64 {
        source.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

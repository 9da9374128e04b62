// SPDX-License-Identifier: Apache-2.0

/// What an Ed25519 `cosignature/v1` signs (tlog-cosignature).
enum Cosignature {
    /// Whether a witness may state this time: not zero, and 63 bits.
    static func isTime(_ time: UInt64) -> Bool { time > 0 && time <= UInt64(Int64.max) }

    static func message(time: UInt64, text: [UInt8]) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }
}

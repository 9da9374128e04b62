// SPDX-License-Identifier: Apache-2.0

extension RandomNumberGenerator {
    /// Takes bytes; with the system's generator they are fit for keys and salts.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            withUnsafeBytes(of: next().littleEndian) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}

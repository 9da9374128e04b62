// SPDX-License-Identifier: Apache-2.0

/// The length in octets to which the plaintext of an envelope is filled up (envelope.md, section 1).
package enum SizeClass: Int, CaseIterable, Sendable {
    case small = 4096
    case medium = 16_384
    case large = 65_536
    case larger = 262_144
    case largest = 1_048_576

    /// The smallest class that holds so many octets, or nil if none does.
    package static func smallest(for count: Int) -> SizeClass? {
        allCases.first { count <= $0.rawValue }
    }
}

extension MemberReader {
    package mutating func sizeClass(_ name: String) throws(FormatError) -> SizeClass {
        let octets = try integer(name, in: 0...JSONLimit.largestInteger)
        guard let size = SizeClass(rawValue: octets) else { throw refusal("not a size class", at: name) }
        return size
    }
}

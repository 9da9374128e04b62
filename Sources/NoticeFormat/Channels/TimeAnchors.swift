// SPDX-License-Identifier: Apache-2.0

/// The limits of `after`, the signed checkpoints that an object holds (channel.md, section 4).
///
/// Whether an anchor is a well-formed signed checkpoint is for the layer above.
package enum TimeAnchors {
    package static let largestCount = 4
    /// Of one anchor, in octets.
    package static let largestSize = 8192
}

extension MemberReader {
    package mutating func anchors(_ name: String = "after") throws(FormatError) -> [String] {
        let anchors = try rawList(name, count: 0...TimeAnchors.largestCount)
        guard anchors.allSatisfy({ (1...TimeAnchors.largestSize).contains($0.utf8.count) }) else {
            throw refusal("time anchor is empty or longer than \(TimeAnchors.largestSize) octets", at: name)
        }
        return anchors
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What a parser accepts at most, so that a stranger's text cannot exhaust memory or stack.
public struct JSONLimits: Hashable, Sendable {
    /// The deepest nesting any caller may ask for; readers and writers recurse.
    public static let deepest = 256

    /// Length of the whole text in bytes, white space included.
    public var maxBytes: Int
    /// Arrays and objects inside one another: a number has depth 0, `[]` has depth 1.
    public private(set) var maxDepth: Int
    /// Elements of one array, or members of one object.
    public var maxMembers: Int

    /// Makes limits; the defaults are those of the signed profile.
    ///
    /// A `maxDepth` outside 0...``deepest`` is a bug.
    public init(maxBytes: Int = 1 << 20, maxDepth: Int = 32, maxMembers: Int = 65_536) {
        precondition((0...Self.deepest).contains(maxDepth), "depth limit out of range")
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxMembers = maxMembers
    }
}

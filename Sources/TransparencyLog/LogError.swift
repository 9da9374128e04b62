// SPDX-License-Identifier: Apache-2.0

/// Says why log bytes were refused.
///
/// Two errors are equal when their codes are. The reason is for people, may change, and holds no
/// secret; it may quote nothing of the refused input.
public struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable name for each way in which log bytes can be wrong.
    public enum Code: String, Sendable, CaseIterable {
        case ambiguousKey = "ambiguous-key"
        case badSignature = "bad-signature"
        case emptyRootExpected = "empty-root-expected"
        case extensionLine = "extension-line"
        case malformedAnswer = "malformed-answer"
        case malformedBundle = "malformed-bundle"
        case malformedCheckpoint = "malformed-checkpoint"
        case malformedFork = "malformed-fork"
        case malformedHash = "malformed-hash"
        case malformedKey = "malformed-key"
        case malformedName = "malformed-name"
        case malformedNote = "malformed-note"
        case malformedPath = "malformed-path"
        case malformedPolicy = "malformed-policy"
        case malformedProof = "malformed-proof"
        case malformedRequest = "malformed-request"
        case malformedTile = "malformed-tile"
        case malformedTree = "malformed-tree"
        case noKnownSignature = "no-known-signature"
        case noFork = "no-fork"
        case notIncluded = "not-included"
        case outOfRange = "out-of-range"
        case quorumNotMet = "quorum-not-met"
        case tooLarge = "too-large"
        case unsupportedAlgorithm = "unsupported-algorithm"
        case weakKey = "weak-key"
        case wrongKeyID = "wrong-key-id"
        case wrongOrigin = "wrong-origin"
    }

    public let code: Code
    public let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { "\(code.rawValue): \(reason)" }

    public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

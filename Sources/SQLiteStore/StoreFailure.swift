// SPDX-License-Identifier: Apache-2.0

/// Says why the file could not be used, or is no longer used.
///
/// Two failures are equal when their codes are. The reason is for people and holds nothing of what is stored.
package struct StoreFailure: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// The transaction could not be flushed: none of its writes counts.
        case commitFailed = "commit-failed"
        /// A row does not have the form that this program writes, or the file cannot be read at all.
        case damaged
        /// Another process, or another store in this one, has the file.
        case inUse = "in-use"
        case newerSchema = "newer-schema"
        case notFound = "not-found"
        case otherApplication = "other-application"
        /// An earlier commit failed, or the store was closed.
        case stopped
        case unsafeSettings = "unsafe-settings"
    }

    package let code: Code
    package let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package static let stopped = StoreFailure(.stopped, "the store takes no more writes")

    package var description: String { "\(code.rawValue): \(reason)" }
}

extension StoreFailure: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

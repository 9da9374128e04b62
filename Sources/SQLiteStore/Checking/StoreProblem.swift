// SPDX-License-Identifier: Apache-2.0

/// One thing in the file that does not fit the rest.
package struct StoreProblem: Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// A run of dispatches is noted as longer or shorter than it is.
        case channelRun = "channel-run"
        /// A checkpoint does not name the root of the leaves it covers, or covers leaves that are not there.
        case checkpoint
        /// SQLite finds pages, indexes or references damaged.
        case database
        /// A leaf is missing, or its bytes are not what its type and digest say.
        case leaf
        /// A kept object is not in the log.
        case notLogged = "not-logged"
        /// A subtree hash is missing, wrong or over no complete subtree.
        case subtree
        /// There are more problems than are listed.
        case more
        /// A part of the file could not be read to its end, so that part is not checked.
        case unreadable
    }

    package let code: Code
    /// Where, for people; nothing of what is stored but numbers and identifiers.
    package let place: String

    package var description: String { "\(code.rawValue): \(place)" }
}

// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What a restored node asks a peer, one page at a time (node-api.md, section 6).
package struct RecoveryQuestion: Sendable, Hashable {
    /// Of the caller's log, as its newest card names it.
    package var origin: String
    /// Versions of the caller's card that it has.
    package var version: Int
    /// Up to here the caller has its own dispatches to the peer, its statuses, and the peer's dispatches.
    package var dispatch: Int
    package var status: Int
    package var inbound: Int
    /// From the answer before; nil begins with the newest, 0 asks for none.
    package var evidenceBefore: Int64?
    package var submissionsBefore: Int64?
    /// Messages that the caller signed for and no longer has.
    package var missing: [RandomID]

    package init(origin: String, version: Int, dispatch: Int, status: Int, inbound: Int) {
        self.origin = origin
        self.version = version
        self.dispatch = dispatch
        self.status = status
        self.inbound = inbound
        missing = []
    }

    /// Messages in one question.
    package static let largestMissing = 256
    /// Objects of each kind in one answer.
    package static let pageSize = 64
}

/// What a peer holds of the caller's.
///
/// Nothing in it is verified.
package struct RecoveryAnswer: Sendable, Hashable {
    /// A dispatch with what ties it to its message.
    package struct Held: Sendable, Hashable {
        package var dispatch: String
        package var submission: String
        /// The salt of the payload commitment.
        package var salt: RandomID
        /// Of the caller's notice, the issuer-signed JWT; nil where it is not open or too large.
        package var notice: String?

        /// Octets of a notice that is handed back with its dispatch.
        package static let largestNotice = 65_536

        package init(dispatch: String, submission: String, salt: RandomID, notice: String? = nil) {
            (self.dispatch, self.submission, self.salt, self.notice) = (dispatch, submission, salt, notice)
        }
    }

    /// Versions of the caller's card above those it has.
    package var cards: [String] = []
    /// The newest checkpoint of the caller's log that the peer cosigned.
    package var checkpoint: String?
    /// The caller's dispatches, ascending by number.
    package var dispatches: [Held] = []
    /// The caller's statuses, ascending by index.
    package var statuses: [String] = []
    /// The caller's evidence, newest first, and where the next page begins.
    package var evidence: [String] = []
    package var evidenceNext: Int64?
    /// The caller's hand-overs, newest first, and where the next page begins.
    package var submissions: [String] = []
    package var submissionsNext: Int64?
    /// The peer's dispatches to the caller, ascending by number.
    package var sent: [Held] = []
    /// The number of the peer's last dispatch to the caller.
    package var last = 0

    package init() {}
}

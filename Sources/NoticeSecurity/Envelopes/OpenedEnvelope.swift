// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// An envelope that the recipient opened, and of which every check holds (envelope.md, section 1).
///
/// Only ``EnvelopeOpener`` makes one. The mandate of the sender's card is satisfied.
package struct OpenedEnvelope: Sendable {
    package let header: EnvelopeHeader
    /// Digest of the exact bytes.
    package let env: Digest
    package let dispatch: VerifiedDispatch
    /// With every hidden field.
    package let notice: VerifiedNotice
    /// Of the payload commitment.
    package let salt: RandomID
    /// What computing precision and specificity anew gave.
    package let specificity: SpecificityMatch

    init(
        _ envelope: ParsedEnvelope,
        dispatch: VerifiedDispatch,
        notice: VerifiedNotice,
        salt: RandomID
    ) {
        header = envelope.header
        env = envelope.env
        self.dispatch = dispatch
        self.notice = notice
        self.salt = salt
        specificity = notice.fields.specificityMatch
    }
}

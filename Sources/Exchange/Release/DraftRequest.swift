// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What an officer asks to be composed.
package struct DraftRequest: Sendable {
    package var kind: NoticeKind
    package var recipients: [PartyID]
    /// Routes that it goes by at once; empty means those of the settings.
    package var via: [Route]
    package var draft: NoticeDraft
    /// Whether it is held back, once approved, until an officer asks for its release.
    package var isPrepared: Bool
    /// The request's id: the same request again gets the same notice.
    package var request: RandomID

    package init(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [Route],
        draft: NoticeDraft,
        isPrepared: Bool = false,
        request: RandomID
    ) {
        self.kind = kind
        self.recipients = recipients
        self.via = via
        self.draft = draft
        self.isPrepared = isPrepared
        self.request = request
    }
}

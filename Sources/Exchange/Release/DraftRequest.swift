// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What an officer asks to be composed.
package struct DraftRequest: Sendable {
    package var kind: NoticeKind
    package var recipients: [PartyID]
    package var via: [PartyID]
    package var draft: NoticeDraft
    /// The request's id: the same request again gets the same notice.
    package var request: RandomID

    package init(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [PartyID],
        draft: NoticeDraft,
        request: RandomID
    ) {
        self.kind = kind
        self.recipients = recipients
        self.via = via
        self.draft = draft
        self.request = request
    }
}

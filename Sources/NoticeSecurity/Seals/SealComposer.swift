// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// A seal that is ready to be signed, with all that stays closed.
package struct ComposedSeal: Sendable {
    package let payload: SealPayload
    /// Every disclosure, ascending by name: a secret until it is opened.
    package let closed: ClosedFields
}

/// Makes the payload of seals (seal.md, section 1).
package enum SealComposer {
    /// What the node knows about a seal besides the draft and its head.
    package struct Place: Sendable {
        package let position: Int
        package let previous: ObjectID?
        package let caseMark: CaseMark?

        package init(position: Int, previous: ObjectID?, caseMark: CaseMark?) {
            self.position = position
            self.previous = previous
            self.caseMark = caseMark
        }
    }

    /// Adds precision and hides every field under a salt of its own.
    ///
    /// `random` returns as many fresh random octets as it is asked for. Refuses what no seal may be, and with
    /// `too-large` fields that could not all be opened in one opening.
    package static func compose(
        _ draft: SealDraft,
        _ head: FilingHead,
        at place: Place,
        random: (Int) -> [UInt8]
    ) throws(SecurityError) -> ComposedSeal {
        let fields = draft.fields.withComputedFields
        let closed = try ClosedFields(fields) { random(Disclosure.saltCount) }
        let payload = SealPayload(
            head,
            position: place.position,
            previous: place.previous,
            purpose: draft.purpose,
            status: draft.status,
            rule: try rule(draft.rule, closed),
            caseMark: place.caseMark,
            hiddenDigests: closed.digests.sorted()
        )
        return ComposedSeal(payload: payload, closed: closed)
    }

    private static func rule(
        _ rule: SealDraft.Rule,
        _ closed: ClosedFields
    ) throws(SecurityError) -> ReleaseRule {
        switch rule {
        case .fixed(let rule): return rule
        case .hiddenCounterpart:
            guard let digest = closed.digest(of: .own(.counterpart)) else {
                throw SecurityError(.malformedPayload, "the rule needs the field counterpart")
            }
            return .consent(.hidden(digest))
        }
    }
}

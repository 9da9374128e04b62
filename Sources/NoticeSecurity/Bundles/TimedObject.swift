// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A verified object of a bundle, as far as its place in time goes.
struct TimedObject: Sendable {
    let id: ObjectID
    /// Whose witness never counts for it.
    let party: PartyID
    let leaf: LeafEntry?
    /// Its time anchors.
    let after: [String]
    let claimed: Timestamp
    /// What it embeds or names by id or digest, and what is therefore not later.
    let names: [ObjectID]
}

extension TimedObject {
    init(_ dispatch: VerifiedDispatch) {
        let payload = dispatch.payload
        self.init(
            id: dispatch.id,
            party: payload.issuer,
            leaf: ObjectHash.leaf(.dispatch, dispatch.jws),
            after: payload.after,
            claimed: payload.at,
            names: [payload.notice] + [payload.previous, payload.seen].compactMap(\.self)
        )
    }

    init(_ status: VerifiedStatus) {
        let payload = status.payload
        self.init(
            id: status.id,
            party: payload.issuer,
            leaf: ObjectHash.leaf(.status, status.jws),
            after: payload.after,
            claimed: payload.at,
            names: [payload.previous, payload.outbound.head, payload.inbound.head].compactMap(\.self)
        )
    }

    init(_ status: VerifiedRelayStatus) {
        let payload = status.payload
        self.init(
            id: status.id,
            party: payload.issuer,
            leaf: ObjectHash.leaf(.relayStatus, status.jws),
            after: payload.after,
            claimed: payload.at,
            names: [payload.previous].compactMap(\.self)
        )
    }

    init(_ denial: VerifiedDenial) {
        let payload = denial.payload
        self.init(
            id: denial.id,
            party: payload.issuer,
            leaf: ObjectHash.leaf(.denial, denial.jws),
            after: payload.after,
            claimed: payload.at,
            names: [payload.about.notice, payload.about.dispatch].compactMap(\.self)
        )
    }

    init(_ submission: VerifiedSubmission, of dispatch: ObjectID?) {
        self.init(
            id: submission.id,
            party: submission.payload.issuer,
            leaf: ObjectHash.leaf(.submission, submission.jws),
            after: [],
            claimed: submission.payload.at,
            names: [dispatch].compactMap(\.self)
        )
    }

    init(_ evidence: VerifiedEvidence, of dispatch: ObjectID?) {
        let payload = evidence.payload
        let binding = payload.binding
        let named = [
            dispatch, payload.prev, payload.hop, payload.notice, evidence.submission?.id, binding.acceptance,
            binding.promise,
        ]
        self.init(
            id: evidence.id,
            party: payload.issuer,
            leaf: ObjectHash.leaf(.evidence, evidence.jws),
            after: payload.after,
            claimed: payload.at,
            names: named.compactMap(\.self)
        )
    }
}

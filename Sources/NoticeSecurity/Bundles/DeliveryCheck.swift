// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks one delivery: its dispatch, submissions and evidence against each other and the notice.
struct DeliveryCheck {
    let context: BundleContext
    let notice: CheckedNotice

    func check(_ delivery: BundleDocument.Delivery) throws(BundleFault) -> CheckedDelivery {
        let dispatch = try checkedDispatch(delivery.dispatch)
        let submissions = try checkedSubmissions(delivery.submissions)
        try checkSubject(of: delivery, submissions: submissions, dispatch: dispatch)
        var evidence: [CheckedEvidence] = []
        for chain in delivery.evidence {
            evidence += try ChainCheck(context: context, notice: notice, dispatch: dispatch).check(chain)
        }
        let checked = CheckedDelivery(
            dispatch: dispatch,
            submissions: submissions,
            evidence: evidence,
            notes: try NoteCheck.check(delivery.notes, of: evidence.compactMap(\.verified))
        )
        try HopCheck.check(checked.verified)
        try NamedEvidenceCheck.check(checked.verified)
        return checked
    }

    private func checkedDispatch(_ jws: String) throws(BundleFault) -> VerifiedDispatch {
        do throws(SecurityError) {
            let dispatch = try DispatchVerifier.verify(jws, sender: notice.issuer)
            guard dispatch.payload.notice == notice.notice.id else {
                throw SecurityError(.mismatch, "it names another notice")
            }
            guard notice.notice.visible.recipients.contains(dispatch.payload.recipient) else {
                throw SecurityError(.mismatch, "the notice does not list its recipient")
            }
            return dispatch
        } catch {
            throw .refused(error.code.rawValue, "a dispatch does not verify: \(error.reason)")
        }
    }

    private func checkedSubmissions(_ texts: [String]) throws(BundleFault) -> [VerifiedSubmission] {
        var submissions: [VerifiedSubmission] = []
        for jws in texts {
            do {
                submissions.append(try SubmissionVerifier.verify(jws, sender: notice.issuer))
            } catch {
                throw .refused(error.code.rawValue, "a submission does not verify: \(error.reason)")
            }
        }
        return submissions
    }

    /// All submissions and evidence speak of one message, which is that of the dispatch.
    private func checkSubject(
        of delivery: BundleDocument.Delivery,
        submissions: [VerifiedSubmission],
        dispatch: VerifiedDispatch
    ) throws(BundleFault) {
        var subject: MessageSubject?
        do throws(SecurityError) {
            for submission in submissions {
                let named = MessageSubject(submission.payload)
                try named.mustEqual(subject)
                subject = named
            }
            for jws in delivery.evidence.flatMap(\.chain) {
                let named = MessageSubject(try EvidenceVerifier.unverifiedPayload(of: jws))
                try named.mustEqual(subject)
                subject = named
            }
        } catch {
            throw .refused(error.code.rawValue, "a submission or evidence does not fit: \(error.reason)")
        }
        guard let subject else { return }
        guard subject.from == dispatch.payload.issuer, subject.to == dispatch.payload.recipient else {
            throw .refused("wrong-slot", "a submission or evidence is of another channel")
        }
        guard let salt = delivery.pcSalt else {
            throw .refused(
                "malformed-bundle",
                "a delivery with evidence has no salt of its payload commitment"
            )
        }
        guard subject.pc == ObjectHash.digest(salt.bytes + dispatch.id.bytes) else {
            throw .refused("payload-mismatch", "the payload commitment is not of this dispatch")
        }
    }
}

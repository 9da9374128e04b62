// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleConclusions {
    /// Everything signed, ascending by id.
    var objects: [HeldObject] {
        let all =
            noticeObjects + deliveries.flatMap(deliveryObjects) + carriages.flatMap(carriageObjects)
            + channels.flatMap(channelObjects)
            + denials.map { denial in
                let place = "denial \(denial.id.text)"
                return held(denial.id, .denial, denial.payload.issuer, denial.jws, place, of: "denials")
            }
        var byID: [ObjectID: HeldObject] = [:]
        for object in all where byID[object.id] == nil { byID[object.id] = object }
        return byID.values.sorted { $0.id < $1.id }
    }

    private func held(
        _ id: ObjectID,
        _ type: HeldObject.ObjectKind,
        _ signer: PartyID,
        _ text: String,
        _ place: String,
        of topic: String
    ) -> HeldObject {
        HeldObject(
            id: id,
            type: type,
            signer: signer,
            topic: topic,
            place: place,
            digest: ObjectHash.digest(Array(text.utf8)),
            made: timeline.window(id).map(WitnessedWindow.init) ?? .none
        )
    }

    private var noticeObjects: [HeldObject] {
        guard let notice else { return [] }
        let issuer = notice.issuer.party
        let text = notice.notice.issuerJWT
        let name = "notice \(notice.notice.id.text)"
        let own = held(notice.notice.id, .notice, issuer, text, name, of: name)
        return [own]
            + notice.notice.approvals.map { approval in
                held(approval.id, .approval, issuer, approval.jws, "approval \(approval.id.text)", of: name)
            }
    }

    private func deliveryObjects(_ delivery: CheckedDelivery) -> [HeldObject] {
        [dispatchObject(delivery.dispatch)]
            + handoverObjects(delivery.submissions) + evidenceObjects(delivery.verified)
    }

    private func carriageObjects(_ carriage: CheckedCarriage) -> [HeldObject] {
        handoverObjects(carriage.submissions) + evidenceObjects(carriage.verified)
    }

    private func dispatchObject(_ dispatch: VerifiedDispatch) -> HeldObject {
        let payload = dispatch.payload
        let channel = "from \(payload.issuer.text) to \(payload.recipient.text)"
        let place = "dispatch \(payload.number) \(channel)"
        return held(
            dispatch.id,
            .dispatch,
            payload.issuer,
            dispatch.jws,
            place,
            of: "dispatches \(channel)"
        )
    }

    private func handoverObjects(_ submissions: [VerifiedSubmission]) -> [HeldObject] {
        submissions.map { submission in
            let payload = submission.payload
            let place = "submission of message \(payload.msg.text) by the route \(payload.path.text)"
            return held(
                submission.id,
                .submission,
                payload.issuer,
                submission.jws,
                place,
                of: "message \(payload.msg.text)"
            )
        }
    }

    private func evidenceObjects(_ evidence: [VerifiedEvidence]) -> [HeldObject] {
        evidence.map { item in
            let payload = item.payload
            let previous = payload.prev.map { "after \($0.text)" } ?? "first"
            let place =
                "evidence of \(payload.issuer.text) about message \(payload.msg.text), \(previous)"
                + (payload.event.isKnown ? "" : " (unknown event)")
            let topic = "message \(payload.msg.text)"
            var object = held(item.id, .evidence, payload.issuer, item.jws, place, of: topic)
            object.label = payload.event.shortName
            return object
        }
    }

    private func channelObjects(_ channel: CheckedChannel) -> [HeldObject] {
        let statuses = channel.statuses.map { status in
            let payload = status.payload
            let chain = "of \(payload.issuer.text) about \(payload.counterpart.text)"
            let place = "status \(payload.index) \(chain)"
            return held(status.id, .status, payload.issuer, status.jws, place, of: "statuses \(chain)")
        }
        let relays = channel.relayStatuses.map { status in
            let payload = status.payload
            let pair = "\(payload.from.text) to \(payload.to.text)"
            let chain = "of \(payload.issuer.text) about \(pair)"
            let place = "relay status \(payload.index) \(chain)"
            let topic = "relay statuses \(chain)"
            return held(status.id, .relayStatus, payload.issuer, status.jws, place, of: topic)
        }
        return channel.dispatches.map(dispatchObject) + statuses + relays
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Says what follows from the checked parts of a bundle, and what does not (docs/spec/bundle.md section 4).
struct BundleConclusions {
    let document: BundleDocument
    let context: BundleContext
    let notice: CheckedNotice?
    let deliveries: [CheckedDelivery]
    let channels: [ChannelReport]

    func report() throws(BundleFault) -> BundleReport {
        BundleReport(
            exporter: document.exporter,
            notice: notice.map { checked in
                NoticeReport(
                    id: checked.notice.id, issuer: checked.issuer.party, visible: checked.notice.visible,
                    opened: checked.notice.openedTexts, hiddenCount: checked.notice.hiddenCount,
                    approvedBy: checked.approvedBy, window: checked.window
                )
            },
            deliveries: deliveries.map { checked in
                DeliveryReport(
                    recipient: checked.dispatch.payload.recipient, dispatch: checked.dispatch.id,
                    number: checked.dispatch.payload.number, window: checked.window, events: checked.events,
                    outcome: checked.outcome
                )
            },
            channels: channels,
            guarantees: [
                origin, oneText, confidentiality, arrival, time, completeness, received, disclosure, oneHistory,
                offline,
            ]
        )
    }

    private var origin: Guarantee {
        guard let notice else { return notShown(.origin, "no notice in this bundle") }
        return Guarantee(
            name: .origin, isShown: true, saidBy: [notice.issuer.party.text] + notice.approvedBy,
            follows: "the notice key of \(notice.issuer.party.text) signed this notice, and officers enough for the"
                + " mandate of the card it names approved exactly it",
            doesNotFollow: "that the party meant it; a later revocation that this bundle does not hold",
            window: notice.window.words
        )
    }

    private var oneText: Guarantee {
        guard let notice else { return notShown(.oneText, "no notice in this bundle") }
        let names = notice.notice.visible.recipients.map(\.text).joined(separator: ", ")
        return Guarantee(
            name: .oneText, isShown: true, saidBy: [notice.issuer.party.text],
            follows: "whoever holds notice \(notice.notice.id.text) holds this text and this recipient list: \(names)",
            doesNotFollow: "that the others listed got it; that no differing notice exists", window: nil
        )
    }

    private var confidentiality: Guarantee {
        notShown(.confidentiality, "a property of the envelope format, which no bundle can show")
    }

    private var arrival: Guarantee {
        let arrived = deliveries.filter(\.hasArrived)
        let missing = deliveries.filter { !$0.hasArrived }.map(\.dispatch.payload.recipient.text)
        guard !arrived.isEmpty, missing.isEmpty else {
            let names = missing.isEmpty ? "anyone" : missing.joined(separator: ", ")
            return notShown(.arrival, "no evidence in this bundle that it reached \(names)")
        }
        return Guarantee(
            name: .arrival, isShown: true, saidBy: arrived.map(\.dispatch.payload.recipient.text),
            follows: "the envelope of this dispatch was durable at the node of "
                + arrived.map(\.dispatch.payload.recipient.text).joined(separator: ", "),
            doesNotFollow: "reading or understanding by a human", window: arrived.compactMap(\.arrivalWindow).first?.words
        )
    }

    private var time: Guarantee {
        let open = deliveries.filter { !$0.window.isBounded }
        guard !deliveries.isEmpty, open.isEmpty else {
            let words = deliveries.first.map { $0.window.words } ?? "no dispatch in this bundle"
            return notShown(.time, words)
        }
        return Guarantee(
            name: .time, isShown: true,
            saidBy: Set(deliveries.flatMap { $0.window.notBefore.marks + $0.window.notAfter.marks }.map(\.witness.text))
                .sorted(),
            follows: "each dispatch was made within its window, as far as the trusted witnesses go",
            doesNotFollow: "exact instants; no self-declared time counts",
            window: deliveries.map { "\($0.dispatch.payload.recipient.text): \($0.window.words)" }.joined(separator: "; ")
        )
    }

    private var completeness: Guarantee {
        guard !channels.isEmpty else { return notShown(.completeness, "no channel in this bundle") }
        guard channels.allSatisfy(\.isComplete) else {
            return notShown(.completeness, channels.map(\.words).joined(separator: "; "))
        }
        return Guarantee(
            name: .completeness, isShown: true, saidBy: channels.map(\.from.text),
            follows: channels.map { "from \($0.from.text) to \($0.to.text): \($0.words)" }.joined(separator: "; "),
            doesNotFollow: "messages outside Herald; what two colluding parties hide together",
            window: channels.compactMap { $0.boundByStatus?.words }.joined(separator: "; ")
        )
    }

    private var received: Guarantee {
        let access = deliveries.compactMap { delivery in
            delivery.evidence.first { $0.payload.event == .contentAccessTracking && $0.payload.binding.notice != nil }
        }
        guard !access.isEmpty, access.count == deliveries.count else {
            return notShown(.received, "no access evidence in this bundle for every recipient")
        }
        return Guarantee(
            name: .received, isShown: true, saidBy: access.map(\.payload.issuer.text),
            follows: "opened by the node, with every hidden field present and matching",
            doesNotFollow: "reading or understanding by a human", window: nil
        )
    }

    private var disclosure: Guarantee {
        guard let notice else { return notShown(.disclosure, "no notice in this bundle") }
        return Guarantee(
            name: .disclosure, isShown: true, saidBy: [notice.issuer.party.text],
            follows: "\(notice.notice.openedNames.count) of \(notice.notice.hiddenCount) fields opened, each matching its commitment",
            doesNotFollow: "what the unopened fields hold", window: nil
        )
    }

    private var oneHistory: Guarantee {
        let counts = context.inclusions.witnessCounts
        guard let threshold = context.witnesses.threshold, !counts.isEmpty,
            counts.values.allSatisfy({ $0 >= threshold })
        else {
            return notShown(.oneHistory, "too few trusted outside witnesses cosigned the logs used here")
        }
        return Guarantee(
            name: .oneHistory, isShown: true, saidBy: counts.keys.map(\.text).sorted(),
            follows: "each log used here stood under checkpoints that the trusted quorum cosigned",
            doesNotFollow: "anything if that quorum colludes with the log's party", window: nil
        )
    }

    private var offline: Guarantee {
        Guarantee(
            name: .offline, isShown: true, saidBy: [document.exporter.text],
            follows: "all of the above was checked from this file, the cards and the policy alone",
            doesNotFollow: "anything from absence: what is not in this bundle is none in this bundle", window: nil
        )
    }

    private func notShown(_ name: Guarantee.Name, _ why: String) -> Guarantee {
        Guarantee(name: name, isShown: false, saidBy: [], follows: "not shown: \(why)", doesNotFollow: "", window: nil)
    }
}

extension CheckedDelivery {
    /// The recipient's own evidence that its node held the envelope.
    private var arrivalEvidence: EventReport? {
        events.first { $0.isVerified && !$0.isTestimony && EventReport.arrivals.contains($0.event) }
    }

    var hasArrived: Bool { arrivalEvidence != nil }
    var arrivalWindow: TimeWindow? { arrivalEvidence?.window }
}

extension EventReport {
    static let arrivals: Set = [
        "ContentConsignment", "ContentAccessTracking", "Acknowledged", "DeclinedToAcknowledge",
        "ConveyedToDecisionMaker", "DecisionMakerAcknowledged",
    ]
}

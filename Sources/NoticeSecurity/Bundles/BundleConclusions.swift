// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Says what follows from the checked parts of a bundle, and what does not (docs/spec/bundle.md section 4).
struct BundleConclusions {
    let exporter: PartyID
    /// All that the verifier was given.
    let cards: [PartyID: VerifiedCardChain]
    /// Of the verifier's policy, if there is one.
    let threshold: Int?
    let inclusions: CheckedInclusions
    /// Parties whose log is proved to have two histories.
    let forked: Set<PartyID>
    let timeline: Timeline
    let revoked: RevokedSignatures
    let notice: CheckedNotice?
    let deliveries: [CheckedDelivery]
    let carriages: [CheckedCarriage]
    let channels: [CheckedChannel]
    let denials: [VerifiedDenial]
    let filings: [Filing]
    let seals: SealConclusions
    let question: SilenceQuestion?

    var report: BundleReport {
        let silence = silenceReport
        return BundleReport(
            exporter: exporter,
            notice: notice.flatMap(noticeReport),
            deliveries: deliveries.compactMap(deliveryReport),
            carriages: carriages.map(carriageReport),
            channels: channels.map(channelReport),
            denials: denials.compactMap(denialReport),
            filings: filings.compactMap(filingReport),
            seals: seals.reports,
            sealCounts: seals.counts,
            revoked: revoked.found,
            silence: silence,
            clockFindings: BackwardClaims.words(deliveries: deliveries, channels: channels),
            guarantees: [
                origin, oneText, confidentiality, arrival, time, completeness, received, disclosure,
                oneHistory, offline, self.silence(silence),
            ],
            facts: facts,
            objects: objects
        )
    }

    private var origin: Guarantee {
        guard let notice else { return .notShown(.origin, "no notice in this bundle") }
        let resting = [notice.notice.id] + notice.notice.approvals.map(\.id)
        guard resting.allSatisfy(revoked.counts) else {
            return .notShown(.origin, "it rests on a revoked key and is not shown to be older")
        }
        return Guarantee(
            name: .origin,
            isShown: true,
            saidBy: [notice.issuer.party.text] + approvers(of: notice),
            follows:
                "the notice key of \(notice.issuer.party.text) signed this notice, and officers enough for"
                + " the mandate of the card it names approved exactly it",
            doesNotFollow: "that the party meant it; a later revocation that this bundle does not hold",
            window: timeline.window(notice.releaseID)?.words
        )
    }

    private var oneText: Guarantee {
        guard let notice else { return .notShown(.oneText, "no notice in this bundle") }
        let names = Self.list(notice.notice.visible.recipients)
        return Guarantee(
            name: .oneText,
            isShown: true,
            saidBy: [notice.issuer.party.text],
            follows: "whoever holds notice \(notice.notice.id.text) holds this text and this recipient list:"
                + " \(names)",
            doesNotFollow: "that the others listed got it; that no differing notice exists",
            window: nil
        )
    }

    private var confidentiality: Guarantee {
        .notShown(.confidentiality, "a property of the envelope format, which no bundle can show")
    }

    private var disclosure: Guarantee {
        guard let notice else { return .notShown(.disclosure, "no notice in this bundle") }
        let (opened, hidden) = (notice.notice.openedNames.count, notice.notice.hiddenCount)
        return Guarantee(
            name: .disclosure,
            isShown: true,
            saidBy: [notice.issuer.party.text],
            follows: "\(opened) of \(hidden) fields opened, each matching its commitment",
            doesNotFollow: "what the unopened fields hold",
            window: nil
        )
    }

    private var completeness: Guarantee {
        guard !channels.isEmpty else { return .notShown(.completeness, "no channel in this bundle") }
        let reports = channels.map(channelReport)
        let words = reports.map { "from \($0.from.text) to \($0.to.text): \($0.words)" }
        guard reports.allSatisfy(\.isComplete) else {
            return .notShown(.completeness, words.joined(separator: "; "))
        }
        return Guarantee(
            name: .completeness,
            isShown: true,
            saidBy: Set(reports.map(\.from)).sorted().map(\.text),
            follows: words.joined(separator: "; "),
            doesNotFollow: "messages outside Herald; what two colluding parties hide together",
            window: reports.compactMap { $0.boundByStatus?.words }.joined(separator: "; ")
        )
    }

    private var oneHistory: Guarantee {
        let logs = inclusions.witnesses(ofLogsWith: timeline.leaves)
        let forkedHere = logs.keys.filter(forked.contains).sorted()
        guard forkedHere.isEmpty else {
            return .notShown(.oneHistory, "it is proved that \(Self.list(forkedHere)) signed two histories")
        }
        guard let threshold, !logs.isEmpty, logs.values.allSatisfy({ $0.count >= threshold }) else {
            return .notShown(.oneHistory, "too few trusted outside witnesses cosigned the logs used here")
        }
        return Guarantee(
            name: .oneHistory,
            isShown: true,
            saidBy: logs.values.reduce(into: Set()) { $0.formUnion($1) }.sorted().map(\.text),
            follows: "each log used here (\(Self.list(logs.keys.sorted()))) has a checkpoint that the trusted"
                + " quorum of outside witnesses cosigned",
            doesNotFollow: "anything if that quorum colludes with the log's party",
            window: nil
        )
    }

    private var offline: Guarantee {
        Guarantee(
            name: .offline,
            isShown: true,
            saidBy: [exporter.text],
            follows: "all of the above was checked from this file, the cards and the policy alone",
            doesNotFollow: "anything from absence: what is not in this bundle is none in this bundle",
            window: nil
        )
    }

    static func list(_ parties: [PartyID]) -> String {
        parties.map(\.text).joined(separator: ", ")
    }
}

extension Guarantee {
    static func notShown(_ name: Name, _ why: String) -> Guarantee {
        Guarantee(
            name: name,
            isShown: false,
            saidBy: [],
            follows: "not shown: \(why)",
            doesNotFollow: "",
            window: nil
        )
    }
}

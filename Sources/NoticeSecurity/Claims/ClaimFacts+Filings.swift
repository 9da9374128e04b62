// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ClaimFacts {
    /// A filing that verified, with its window; `counts` is false under a revoked key.
    package struct Filed: Sendable {
        package var filing: Filing
        package var made: WitnessedWindow
        package var counts: Bool

        package init(_ filing: Filing, made: WitnessedWindow, counts: Bool) {
            self.filing = filing
            self.made = made
            self.counts = counts
        }
    }

    /// Adds statements, and seals with what their openings here open.
    package mutating func add(_ filed: [Filed]) {
        var openings: [ObjectID: [VerifiedOpening]] = [:]
        for case .opening(let opening) in filed.filter(\.counts).map(\.filing) {
            openings[opening.payload.seal, default: []].append(opening)
        }
        for item in filed {
            switch item.filing {
            case .statement(let object):
                statements[object.id] = StatementFact(object, made: item.made, counts: item.counts)
            case .seal(let seal):
                seals[seal.id] = SealFact(
                    seal,
                    openings: openings[seal.id] ?? [],
                    made: item.made,
                    counts: item.counts
                )
            default: continue
            }
        }
    }
}

extension StatementFact {
    fileprivate init(_ object: VerifiedObject<StatementPayload>, made: WitnessedWindow, counts: Bool) {
        let content = object.payload.content
        self.init(
            id: object.id,
            issuer: object.payload.issuer,
            status: content.status,
            speaksFor: content.speaker.party,
            speaker: content.speaker.words,
            quote: content.words,
            isGeneralIntent: content.category == .generalIntent,
            cites: content.links.cites,
            changes: content.links.changes,
            made: made,
            counts: counts
        )
    }
}

extension SealFact {
    /// An opening that does not fit the seal opens nothing.
    fileprivate init(
        _ seal: VerifiedSeal,
        openings: [VerifiedOpening],
        made: WitnessedWindow,
        counts: Bool
    ) {
        let opened = try? OpenedSeal(seal, openings: openings)
        self.init(
            id: seal.id,
            issuer: seal.payload.issuer,
            number: seal.payload.position,
            status: seal.payload.status,
            made: made,
            fields: opened?.fields.notice ?? NoticeFields(),
            openedNames: Set(opened?.fields.names.map(\.text) ?? []),
            sealedCount: seal.payload.hiddenDigests.count,
            counts: counts
        )
    }
}

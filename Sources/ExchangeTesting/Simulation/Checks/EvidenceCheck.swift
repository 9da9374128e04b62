// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// Every piece of evidence at any node verifies, is its issuer's, and says what really was so.
struct EvidenceCheck {
    let stage: Stage
    let books: [CastMember: PartyBook]

    private struct Place: Hashable {
        let issuer: PartyID
        let msg: RandomID
        let prev: ObjectID?
    }

    func findings() throws -> [String] {
        var known: [ObjectID: EvidenceRecord] = [:]
        var found: [String] = []
        for book in books.values.sorted(by: { $0.member < $1.member }) {
            for record in book.evidence {
                known[record.id] = record
                if book.evidenceIndexes[record.id] == nil {
                    found.append("\(book.member.rawValue) holds evidence that is not in its log")
                }
            }
        }
        var places: Set<Place> = []
        for record in known.values {
            let (payload, problems) = judge(record)
            found += problems
            guard let payload else { continue }
            let place = Place(issuer: payload.issuer, msg: payload.msg, prev: payload.prev)
            if !places.insert(place).inserted {
                found.append("\(name(payload)): its issuer signed other evidence after the same one")
            }
        }
        return found.sorted()
    }

    private func judge(_ record: EvidenceRecord) -> (EvidencePayload?, [String]) {
        guard let payload = try? EvidenceVerifier.unverifiedPayload(of: record.jws),
            let issuer = stage.cast.member(payload.issuer), let sender = stage.cast.member(payload.from),
            let book = books[issuer]
        else { return (nil, ["evidence that cannot be read was kept"]) }
        let name = name(payload)
        let verified = try? EvidenceVerifier.verify(
            record.jws,
            issuer: stage.cast[issuer].chain,
            sender: stage.cast[sender].chain
        )
        var found = verified == nil ? ["\(name): does not verify"] : []
        if !book.evidence.contains(where: { $0.id == record.id && $0.jws == record.jws }) {
            found.append("\(name): its issuer does not hold it")
        }
        if !isTrue(payload, record, book) { found.append("\(name): it is not so") }
        return (payload, found)
    }

    private func name(_ payload: EvidencePayload) -> String {
        let sender = stage.cast.member(payload.from).flatMap { books[$0] }
        let place = sender?.deliveries.first { $0.message.msg == payload.msg }?.place
        let target = place.map { "#\($0)" } ?? "an unknown message"
        return "\(payload.event.shortName) by \(stage.cast.name(payload.issuer)) about \(target)"
    }
}

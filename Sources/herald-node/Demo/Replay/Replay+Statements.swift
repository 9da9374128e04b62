// SPDX-License-Identifier: Apache-2.0

import Foundation
import NodeAPI
import NoticeFormat
import NoticeSecurity
import SavedPages

extension Replay {
    /// Records words of a page as an officer would; the status is Exercise, whatever a file says.
    mutating func record(_ statement: IncidentStatement, at time: Timestamp) async throws {
        let desk = try simulation.desk(statement.by)
        let (page, facts) = try Self.page("\(incident.folder)/\(statement.page)")
        var draft = StatementDraft(
            status: .exercise,
            speaker: StatementSpeaker(
                capacity: statement.capacity,
                name: statement.speaker,
                organisation: statement.organisation,
                party: try statement.party.map { try simulation.party($0).id },
                register: statement.register
            ),
            category: statement.category,
            says: statement.says,
            links: try links(statement)
        )
        draft.outlet = statement.outlet
        draft.published = statement.published
        let words: String
        do {
            words = try page.words(quoted: statement.quote)
        } catch {
            throw NodeFailure(1, "\(statement.page): \(error.reason)")
        }
        let content = try draft.content(of: words, in: facts)
        let body = try FilingsBody(bytes: try await desk.post("/statements", content.payload))
        let card = try CardVerifier.verify(file: try await desk.get("/card"))
        guard let jws = body.filings.first else { throw NodeFailure(1, "the node recorded no statement") }
        keep(statement: try FilingVerifier.verify(jws, issuer: card).id, statement.label, by: statement.by)
        timeline.act(
            time,
            "\(statement.by)",
            "records \"\(statement.label)\" as a statement, not a notice: \(content.speaker.words), "
                + "\(content.source.outlet), \(content.source.published.text)"
        )
    }

    private func links(_ statement: IncidentStatement) throws -> StatementLinks {
        StatementLinks(
            answers: try statement.answers.map { try recorded($0).id },
            cites: try statement.cites.map { try sent($0).id },
            corrects: try statement.corrects.map { try recorded($0).id },
            follows: try statement.follows.map { label in
                if let notice = notices[label] { return notice.id }
                return try recorded(label).id
            },
            retracts: try statement.retracts.map { try recorded($0).id }
        )
    }

    private static func page(_ path: String) throws -> (SavedPage, PageFacts) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NodeFailure(3, "cannot read \(path)")
        }
        let bytes = [UInt8](data)
        let page: SavedPage
        do {
            page = try SavedPage(bytes)
        } catch {
            throw NodeFailure(1, "\(path): \(error.reason)")
        }
        let details = page.details
        let facts = PageFacts(
            digest: ObjectHash.digest(bytes),
            octets: bytes.count,
            mediaType: page.isHTML ? .html : .plain,
            title: details.title,
            outlet: details.outlet,
            published: details.published?.text,
            lang: details.lang,
            address: details.address
        )
        return (page, facts)
    }
}

// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// The statements of the own record, verified here under the own card.
struct StatementReader {
    let chain: StatementChain
    private let session: NodeSession

    init(_ session: NodeSession) async throws {
        self.session = session
        let body = try FilingsBody(bytes: try await session.get("/filings/\(LeafType.statement.rawValue)"))
        chain = StatementChain(try body.filings.map { try Self.verified($0, session) })
    }

    /// Refuses what the own node did not sign as a statement.
    static func verified(_ jws: String, _ session: NodeSession) throws -> VerifiedStatement {
        guard case .statement(let statement) = try FilingVerifier.verify(jws, issuer: session.card) else {
            throw Failure(.no, "wrong-type", "the node shows another filing as a statement")
        }
        return statement
    }

    /// The statement of an id or of the first six or more characters of one.
    func find(_ text: String) throws -> VerifiedStatement {
        let found = chain.statements.filter {
            $0.id.text == text || (text.count >= 6 && $0.id.text.hasPrefix(text))
        }
        guard let statement = found.first else {
            throw Failure(
                .no,
                "not-found",
                "no statement here has the id \(text)",
                hint: "see: herald statement list"
            )
        }
        guard found.count == 1 else {
            throw Failure(.no, "ambiguous-id", "\(found.count) statements begin with \(text)")
        }
        return statement
    }

    /// Looked up in the card of the party that the speaker is said to speak for, if it is held.
    func standing(_ statement: VerifiedStatement) async throws -> SpeakerStanding {
        let speaker = statement.payload.content.speaker
        guard let party = speaker.party else { return SpeakerStanding(of: speaker, card: nil) }
        let card = try? await Reading(session: session).card(of: party)
        return SpeakerStanding(of: speaker, card: card?.latest.payload)
    }

    func lines(_ statement: VerifiedStatement) async throws -> [String] {
        let standing = try await standing(statement)
        return statement.payload.lines + ["standing: \(standing.words)"] + chain.lines(of: statement)
    }

    func json(_ statement: VerifiedStatement) async throws -> JSONValue {
        let standing = try await standing(statement)
        func ids(_ statements: [VerifiedStatement]) -> JSONValue { .strings(statements.map(\.id.text)) }
        return .object([
            ("answeredBy", ids(chain.answering(statement.id))),
            ("changedBy", ids(chain.changing(statement.id))),
            ("condition", .string(chain.condition(of: statement.id))),
            ("course", ids(chain.course(of: statement.id))),
            ("id", .string(statement.id.text)),
            ("nature", .string(StatementPayload.nature)),
            ("payload", statement.payload.json),
            ("standing", standing.json),
        ])
    }
}

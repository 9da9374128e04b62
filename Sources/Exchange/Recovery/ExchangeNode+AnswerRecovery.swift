// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Hands back one page of what this node holds of a peer's own, and queues again what the peer lost.
    ///
    /// Signs nothing; the same question again gets the same answer, or a newer one.
    package func recoveryAnswer(
        to question: RecoveryQuestion,
        from requester: PartyID
    ) async throws -> RecoveryAnswer {
        let card = try pinned(requester)
        guard question.missing.count <= RecoveryQuestion.largestMissing else {
            throw Refusal(.tooLarge, "at most \(RecoveryQuestion.largestMissing) messages in one question")
        }
        let answer = try await store.read { reader in
            var answer = try held(of: requester, question, in: reader)
            answer.cards = card.versions.dropFirst(question.version).map(\.jws)
            return answer
        }
        if !question.missing.isEmpty, !isReadOnly {
            try await store.write { transaction in
                for msg in question.missing { try sendOnceMore(msg, to: requester, in: transaction) }
            }
            signal.raise()
        }
        return answer
    }

    private func held(
        of caller: PartyID,
        _ question: RecoveryQuestion,
        in reader: any StoreReader
    ) throws -> RecoveryAnswer {
        let limit = RecoveryQuestion.pageSize
        var answer = RecoveryAnswer()
        answer.checkpoint = try reader.witnessed(origin: question.origin)?.note
        answer.dispatches = try reader.dispatches(
            from: caller,
            to: party,
            above: question.dispatch,
            limit: limit
        ).compactMap { record in
            var held = try held(record, in: reader)
            held?.notice = try notice(of: record, in: reader)
            return held
        }
        answer.statuses = try reader.statuses(
            by: caller,
            about: party,
            above: question.status,
            limit: limit
        ).map(\.jws)
        let evidence = try reader.evidence(by: caller, before: question.evidenceBefore, limit: limit)
        answer.evidence = evidence.map(\.jws)
        answer.evidenceNext = evidence.count < limit ? nil : evidence.last?.number
        let submissions = try reader.submissions(
            from: caller,
            before: question.submissionsBefore,
            limit: limit
        )
        answer.submissions = submissions.map(\.jws)
        answer.submissionsNext = submissions.count < limit ? nil : submissions.last?.number
        answer.sent = try reader.dispatches(from: party, to: caller, above: question.inbound, limit: limit)
            .compactMap { try held($0, in: reader) }
        answer.last = try ownEnd(to: caller, in: reader).number
        return answer
    }

    /// Nil for a dispatch of which there is no message: it was itself taken back from somebody.
    private func held(_ record: DispatchRecord, in reader: any StoreReader) throws -> RecoveryAnswer.Held? {
        guard let salt = try reader.message(record.msg)?.pcSalt,
            let submission = try reader.submissions(of: record.msg).first
        else { return nil }
        return RecoveryAnswer.Held(dispatch: record.jws, submission: submission.jws, salt: salt)
    }

    /// The signed text of the caller's own notice.
    ///
    /// Of notices to the caller nothing is handed over: it may not have opened them.
    private func notice(of record: DispatchRecord, in reader: any StoreReader) throws -> String? {
        guard let text = try reader.notice(record.notice)?.text else { return nil }
        let jwt = text.utf8.prefix { $0 != UInt8(ascii: "~") }
        guard jwt.count <= RecoveryAnswer.Held.largestNotice else { return nil }
        return String(decoding: jwt, as: UTF8.self)
    }

    /// Queues an envelope again for a node that signed for it and lost it; not once it has expired.
    private func sendOnceMore(_ msg: RandomID, to hop: PartyID, in transaction: any StoreTransaction) throws {
        guard let message = try transaction.message(msg) else { return }
        let routes = try transaction.submissions(of: msg).map(\.route).filter {
            $0.hop(after: party, from: message.from, to: message.to) == hop
        }
        let header = try EnvelopeReader.readHeader(message.envelope).header
        let isRefused = try transaction.evidence(of: msg).contains {
            $0.issuer == hop && Self.refusals.contains($0.event)
        }
        guard !isRefused, header.expiresAt >= clock.now() else { return }
        for route in routes {
            try enqueueEnvelope(msg, by: route, to: hop, lane: message.lane, in: transaction)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension PostureItem {
    /// What follows from it and from what others sent, for people; each line names its source.
    package var notes: [String] {
        var notes: [String] = []
        if let condition { notes.append("now \(condition)") }
        if !lacking.isEmpty { notes.append("does not say \(lacking.joined(separator: ", "))") }
        switch announcement {
        case .announced?: notes.append("announced in a calendar of \(from.text)")
        case .notAnnounced?: notes.append("NOT announced in a calendar of \(from.text)")
        case .noCalendar?, nil: break
        }
        notes += responses.filter { $0.kind == .reading }.map(\.readingWords)
        switch kind {
        case .explanationRequest: notes += explanationNotes
        case .reassuranceOffer: notes += offerNotes
        case .cautionArea: notes.append(agreementNote)
        case .meeting: notes += meetingNotes
        case .signal:
            notes.append(meaning.map { "says: \($0)" } ?? "its code table is not here, or lacks the code")
        default: break
        }
        return notes
    }

    private var explanationNotes: [String] {
        guard case .asked(let asked)? = fields[.asked] else { return [] }
        let explained = responses.filter { $0.kind == .explanation }
        if explained.isEmpty { return ["no explanation has come"] }
        return explained.map { response in
            let missing = ExplanationContents.missing(of: asked, in: response.fields).map(\.rawValue)
            let rest =
                missing.isEmpty ? "each content is there" : "not answered: \(missing.joined(separator: ", "))"
            let left = Set(to + [from]).subtracting(response.to + [response.from]).sorted().map(\.text)
            let copies = left.isEmpty ? "" : "; not copied to \(left.joined(separator: ", "))"
            return "explained by \(response.from.text) at \(response.composedAt.text): \(rest)\(copies)"
        }
    }

    /// By recipient; an acknowledgement is no answer and does not count here.
    private var offerNotes: [String] {
        let answers = to.map { party in
            let answer = responses.last { $0.kind == .reassuranceAnswer && $0.from == party }?.fields[.answer]
            if case .answer(let word)? = answer { return "\(word.rawValue) by \(party.text)" }
            return "offered to \(party.text), who has not answered"
        }
        let performed = responses.filter { $0.kind == .reassurancePerformance && $0.from == from }.map {
            response in
            guard case .proof(let proofs)? = response.fields[.proof] else {
                return "\(from.text) says that it performed it, and points to nothing"
            }
            let pointers = proofs.map { "\($0.source.rawValue) \($0.digest.text)" }
            return "\(from.text) says that it performed it, and points to \(pointers.joined(separator: ", "))"
        }
        let observed = responses.filter { $0.kind == .reassurancePerformance && $0.from != from }
            .map { "\($0.from.text) reports its performance as well" }
        return answers + performed + observed
    }

    private var agreementNote: String {
        let same: [FieldName] = [.place, .window, .rules]
        let agreed = responses.filter { response in
            response.kind == .cautionArea && same.allSatisfy { response.fields[$0] == fields[$0] }
        }
        let parties = Set(agreed.map(\.from)).subtracting([from]).sorted().map(\.text)
        return parties.isEmpty ? "agreed by nobody else yet" : "agreed by \(parties.joined(separator: ", "))"
    }

    private var meetingNotes: [String] {
        guard case .meeting(let meeting)? = fields[.meeting] else { return [] }
        var notes = ["called by \(meeting.calledBy.text) for \(meeting.at.text), by the word of \(from.text)"]
        guard let attended = meeting.attended else {
            return notes + ["invited: \(meeting.invited.map(\.text).joined(separator: ", "))"]
        }
        notes.append("there: \(attended.map(\.text).joined(separator: ", "))")
        if !meeting.absent.isEmpty {
            notes.append("not there: \(meeting.absent.map(\.text).joined(separator: ", "))")
        }
        return notes + [meeting.outcome.map { "outcome: \($0)" } ?? "no outcome stated"]
    }
}

extension PostureItem.Response {
    /// The reading in its author's words.
    package var readingWords: String {
        var words = "read by \(from.text)"
        if case .line(let reader)? = fields[.reader] { words += " (\(reader))" }
        if case .reading(let reading)? = fields[.reading] { words += ": \(reading.rawValue)" }
        return words + (fields.prose(.text).map { ". \($0)" } ?? "")
    }
}

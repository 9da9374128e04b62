// SPDX-License-Identifier: Apache-2.0

extension StatementPayload {
    /// What it says, for people; the first line says what it is.
    ///
    /// Values of the source stand in them as they are: who prints them keeps them from writing lines of
    /// their own.
    package var lines: [String] {
        let source = content.source
        var lines = [
            "\(Self.nature) (\(content.status.text), recorded by \(issuer.text))",
            "\"\(content.words)\"",
            "speaker: \(content.speaker.words)",
            "published: \(source.published.text), \(source.outlet)",
        ]
        if let title = source.title { lines.append("title: \(title)") }
        if let address = source.address { lines.append("address: \(address)") }
        lines += [
            "page: \(source.mediaType.text), \(source.octets) octets, SHA-256 \(source.digest.text)",
            "category: \(content.category.text)\(content.category == .generalIntent ? Self.intentNote : "")",
        ]
        lines += content.says.lines
        if !source.given.isEmpty { lines.append("said by the recorder: \(Self.list(source.given))") }
        if !source.notFound.isEmpty { lines.append("not found in the page: \(Self.list(source.notFound))") }
        return lines + content.links.lines
    }

    private static let intentNote = ", in general terms: never notice of an act"

    private static func list(_ details: [StatementSource.Detail]) -> String {
        details.map(\.text).joined(separator: ", ")
    }
}

extension StatementLinks {
    /// What it says it belongs to, for people.
    package var lines: [String] {
        answers.map { "answers statement \($0.text)" }
            + cites.map { "cites notice \($0.text), which it does not stand in for" }
            + [corrects.map { "corrects statement \($0.text): these words should have been there" }]
            .compactMap { $0 }
            + [retracts.map { "retracts statement \($0.text)" }].compactMap { $0 }
            + follows.map { "follows \($0.text)" }
    }
}

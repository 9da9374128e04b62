// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat

/// Words of an officer: from a file or a terminal, never from the command line, which others can see.
enum OfficerWords {
    /// The largest file, in octets: 4,000 characters of four octets, and a line end.
    private static let limit = 16_001

    /// The text of a file (`-` for standard input), without line ends at its end.
    static func read(_ path: String) throws -> String {
        let bytes = try Files.read(path, limit: limit)
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.no, "malformed-text", "\(path) is not UTF-8 text")
        }
        while text.last == "\n" || text.last == "\r\n" { text.removeLast() }
        return try checked(text.replacing("\r\n", with: "\n"), path)
    }

    /// Asks for one line where there is a terminal; nil without one, and for an empty line.
    static func ask(_ question: String) throws -> String? {
        guard Terminal.hasTerminal, let answer = Terminal.ask(question), !answer.isEmpty else { return nil }
        return try checked(answer, "the answer")
    }

    private static func checked(_ text: String, _ source: String) throws -> String {
        guard TextRule.prose.allows(text, characters: NoteText.length) else {
            throw Failure(
                .no,
                "malformed-text",
                "\(source) is empty, longer than 4000 characters, or holds a character that is not allowed"
            )
        }
        return text
    }

    static func time(_ text: String) throws -> Timestamp {
        do {
            return try Timestamp(text)
        } catch {
            throw ValidationError("'\(text)' is not a time as 2026-11-21T08:00:00Z")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// Prints a replay for people: what happened when, who did it, and what the record then shows.
struct Timeline {
    static let banner = "EXERCISE – a replay, not the real thing"

    private let write: (String) -> Void
    private let isColoured: Bool
    private static let width = 110

    /// `write` gets whole lines.
    init(isColoured: Bool = false, write: @escaping (String) -> Void) {
        self.write = write
        self.isColoured = isColoured
    }

    func line(_ text: String = "") { write(text) }

    func head(_ incident: IncidentFile, _ variant: IncidentFile.Variant) {
        write(bold(Self.banner))
        write("")
        write(bold("\(incident.folder(variant)): \(incident.title)"))
        if let title = variant.title { write("  variant \(variant.key ?? ""): \(title)") }
        paragraph(incident.lesson, indent: "  ")
        write("")
        write("  On the public record:")
        for fact in incident.facts {
            paragraph("\(fact.at)  \(fact.text) [\(fact.source)]", indent: "    ", rest: "      ")
        }
        write("")
        for party in incident.parties {
            write("  \(padded(party.short, 10))\(party.id.text), \(party.name), \(party.part.rawValue)")
        }
        write("")
    }

    func foot() {
        write("")
        write(bold(Self.banner))
        write("")
    }

    /// What an officer or a node did.
    func act(_ time: Timestamp, _ who: String, _ what: String) {
        paragraph(
            "\(time.text)  \(padded(who, 20)) \(what)",
            indent: "  ",
            rest: String(repeating: " ", count: 45)
        )
    }

    /// What happened where no node could see it.
    func note(_ time: Timestamp, _ text: String) { act(time, "outside Herald", text) }

    /// `held`, `FAILED` or `pending NAME`, with what it rests on.
    func expectation(_ sentence: String, _ answer: ExpectationAnswer) {
        let mark =
            switch answer {
            case .held: "held   "
            case .failed: bold("FAILED ")
            case .pending(let name): "pending \(name):"
            }
        paragraph("\(mark) \(sentence)", indent: "  ", rest: "          ")
        for detail in answer.details { paragraph(detail, indent: "            ", rest: "              ") }
    }

    private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// Breaks at spaces so that lines stay readable; a longer word stands alone.
    private func paragraph(_ text: String, indent: String, rest: String? = nil) {
        var line = indent
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !isEmpty, line.count + 1 + word.count > Self.width {
                write(line)
                line = (rest ?? indent) + word
            } else {
                line += (isEmpty ? "" : " ") + word
            }
            isEmpty = false
        }
        write(line)
    }
}

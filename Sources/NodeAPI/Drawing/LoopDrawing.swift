// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// A chain of moves as an SVG picture: a lane for each party, the oldest move above, with its readings.
///
/// It holds no script and refers to nothing outside itself; every text in it is escaped.
package struct LoopDrawing {
    private let moves: [PosturesBody.Item]
    private let lanes: [String]
    private let flagged: Set<String>
    private let headline: String

    private static let largestMoveCount = 64
    private static let laneWidth = 380
    private static let boxWidth = 340
    private static let lineHeight = 18
    private static let top = 96

    package init(_ body: PosturesBody) {
        let moves = body.items
            .sorted { ($0.composedAt, $0.id) < ($1.composedAt, $1.id) }.prefix(Self.largestMoveCount)
        self.moves = Array(moves)
        lanes = Set(moves.map(\.from)).sorted()
        flagged = Set(body.loops.flatMap(\.flagged))
        headline =
            body.loops.first?.words ?? "linked moves; no loop of two parties within the window is among them"
    }

    package var svg: String {
        var boxes: [String: Box] = [:]
        var y = Self.top
        for move in moves {
            let box = Box(move, isFlagged: flagged.contains(move.id), x: x(of: move.from), y: y)
            boxes[move.id] = box
            y += box.height + 44
        }
        let width = max(1, lanes.count) * Self.laneWidth + 20
        let body =
            lanes.map(lane(height: y)) + moves.flatMap { arrows($0, boxes) }
            + moves.compactMap { boxes[$0.id]?.svg }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(y)" viewBox="0 0 \(width) \(y)" \
            font-family="sans-serif" font-size="13" role="img">
            <title>Chain of moves</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <defs><marker id="tip" markerWidth="9" markerHeight="9" refX="8" refY="4" orient="auto">\
            <path d="M0,0 L9,4 L0,8 z" fill="#444444"/></marker></defs>
            \(heading(width))
            \(body.joined(separator: "\n"))
            </svg>

            """
    }

    private func heading(_ width: Int) -> String {
        SVGText.lines(headline, width: max(40, width / 8), limit: 3).enumerated().map { row, line in
            "<text x=\"12\" y=\"\(20 + row * 16)\" font-weight=\"bold\">\(SVGText.escaped(line))</text>"
        }.joined(separator: "\n")
    }

    private func x(of party: String) -> Int { 20 + (lanes.firstIndex(of: party) ?? 0) * Self.laneWidth }

    private func lane(height: Int) -> (String) -> String {
        { party in
            let x = x(of: party)
            let middle = x + Self.boxWidth / 2
            return """
                <line x1="\(middle)" y1="\(Self.top - 16)" x2="\(middle)" y2="\(height - 10)" stroke="#dddddd"/>
                <text x="\(middle)" y="\(Self.top - 22)" text-anchor="middle" font-weight="bold">\
                \(SVGText.escaped(party))</text>
                """
        }
    }

    /// From what was answered to the move that answers it.
    private func arrows(_ move: PosturesBody.Item, _ boxes: [String: Box]) -> [String] {
        guard let to = boxes[move.id] else { return [] }
        return move.inResponseTo.compactMap { boxes[$0] }.map { from in
            let startX = from.x + Self.boxWidth / 2
            let endX = to.x + Self.boxWidth / 2
            return """
                <line x1="\(startX)" y1="\(from.y + from.height)" x2="\(endX)" y2="\(to.y)" stroke="#444444" \
                stroke-width="1.5" marker-end="url(#tip)"/>
                """
        }
    }

    /// One move with what is said about it.
    private struct Box {
        let x: Int
        let y: Int
        let isFlagged: Bool
        let lines: [(text: String, color: String)]

        var height: Int { lines.count * LoopDrawing.lineHeight + 14 }

        init(_ move: PosturesBody.Item, isFlagged: Bool, x: Int, y: Int) {
            self.x = x
            self.y = y
            self.isFlagged = isFlagged
            let what = Self.text("event", of: move) ?? Self.text("text", of: move) ?? move.kind
            let purpose = Self.text("purpose", of: move).map { "Stated purpose: \($0)" }
            let notes = move.notes.filter { !move.readings.contains($0) }
            var lines: [(String, String)] = [("\(move.composedAt)  \(move.kind)", "#666666")]
            if isFlagged { lines.append(("POSSIBLE SPIRAL: this answers an answer", "#b00000")) }
            lines += Self.wrapped(what, 3).map { ($0, "#000000") }
            lines += (purpose.map { Self.wrapped($0, 2) } ?? []).map { ($0, "#000000") }
            for note in notes.prefix(4) { lines += Self.wrapped(note, 2).map { ($0, "#7a4b00") } }
            for reading in move.readings.prefix(6) {
                lines += Self.wrapped(reading, 4).map { ($0, "#004a8f") }
            }
            self.lines = lines
        }

        var svg: String {
            let edge = isFlagged ? "#b00000" : "#888888"
            let texts = lines.enumerated().map { row, line in
                let base = y + 20 + row * LoopDrawing.lineHeight
                let text = SVGText.escaped(line.text)
                return "<text x=\"\(x + 8)\" y=\"\(base)\" fill=\"\(line.color)\">\(text)</text>"
            }
            return """
                <rect x="\(x)" y="\(y)" width="\(LoopDrawing.boxWidth)" height="\(height)" rx="4" fill="#fafafa" \
                stroke="\(edge)" stroke-width="\(isFlagged ? 2 : 1)"/>
                \(texts.joined(separator: "\n"))
                """
        }

        private static func wrapped(_ text: String, _ limit: Int) -> [String] {
            SVGText.lines(text, width: 48, limit: limit)
        }

        private static func text(_ name: String, of move: PosturesBody.Item) -> String? {
            guard case .object(let fields) = move.fields, case .string(let text)? = fields[name] else {
                return nil
            }
            return text
        }
    }
}

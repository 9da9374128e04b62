// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import Testing

@testable import NodeAPI

struct LoopDrawingTests {
    private func move(
        _ id: String,
        from: String,
        at time: String,
        answers: [String] = [],
        event: String = "units move",
        readings: [String] = []
    ) -> PosturesBody.Item {
        PosturesBody.Item(
            id: id,
            kind: "posture",
            from: from,
            to: [],
            composedAt: time,
            inResponseTo: answers,
            fields: ["event": .string(event)],
            responses: [],
            readings: readings,
            notes: readings
        )
    }

    private var body: PosturesBody {
        PosturesBody(
            items: [
                move("3", from: "a.example", at: "2019-05-15T10:00:00Z", answers: ["2"]),
                move(
                    "1",
                    from: "a.example",
                    at: "2019-05-05T10:00:00Z",
                    readings: ["read by b: threatening"]
                ),
                move("2", from: "b.example", at: "2019-05-08T10:00:00Z", answers: ["1", "9"]),
            ],
            loops: [
                PosturesBody.Loop(
                    parties: ["a.example", "b.example"],
                    moves: ["1", "2", "3"],
                    flagged: ["3"],
                    mediators: [],
                    window: 5
                )
            ]
        )
    }

    private func count(_ text: String, in svg: String) -> Int { svg.components(separatedBy: text).count - 1 }

    @Test func `draws every move in its party's lane with its links and readings`() {
        let svg = LoopDrawing(body).svg
        #expect(count("<rect x=", in: svg) == 3)
        #expect(count("marker-end", in: svg) == 2)
        #expect(count("POSSIBLE SPIRAL", in: svg) == 1)
        #expect(count("read by b: threatening", in: svg) == 1)
        #expect(svg.contains("possible spiral: 3 moves"))
        #expect(isWellFormed(svg))
    }

    @Test func `a body is read as it was written`() throws {
        #expect(try PosturesBody(bytes: body.bytes) == body)
    }

    @Test(
        arguments: [
            "</text><script>alert(1)</script>", "a\" onload=\"x", "]]>&amp;<!--", "\u{202E}\u{0}\u{FFFE}x",
            String(repeating: "long", count: 5000), String(repeating: "x ", count: 5000), "",
            "e\u{301}\u{1F600}",
        ]
    )
    func `nothing that a party writes becomes markup`(text: String) {
        var hostile = body
        hostile.items[0].fields = ["event": .string(text), "purpose": .string(text)]
        hostile.items[0].from = text
        hostile.items[0].readings = Array(repeating: text, count: 50)
        hostile.items[0].notes = Array(repeating: text, count: 50)
        let svg = LoopDrawing(hostile).svg
        #expect(!svg.contains("<script") && !svg.contains("onload=\"") && !svg.contains("<!--"))
        #expect(isWellFormed(svg))
        #expect(svg.utf8.count < 30_000)
    }

    @Test func `the same answer gives the same picture, whatever its order`() {
        var other = body
        other.items.reverse()
        #expect(LoopDrawing(other).svg == LoopDrawing(body).svg)
    }

    /// Every element that is opened is closed, and no other markup is there.
    private func isWellFormed(_ svg: String) -> Bool {
        var open: [Substring] = []
        for part in svg.split(separator: "<").dropFirst() {
            guard let end = part.firstIndex(of: ">") else { return false }
            let tag = part[..<end]
            if tag.hasPrefix("?") { continue }
            guard let name = tag.split(whereSeparator: { " /?".contains($0) }).first else { return false }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        return open.isEmpty
    }
}

// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeFormat
internal import StrictJSON

extension PosturesBody.Item {
    fileprivate init(_ statement: PostureStatement) {
        let content = statement.payload.content
        self.init(
            id: statement.id.text,
            kind: "statement",
            from: statement.lane,
            to: [],
            composedAt: content.source.published.text,
            inResponseTo: content.links.all.map(\.text),
            fields: .object([("text", .string(content.words))]),
            responses: [],
            readings: [],
            notes: statement.notes
        )
    }
}

extension PosturesBody {
    package init(_ view: PostureView) {
        self.init(
            items: view.items.map { item in
                Item(
                    id: item.id.text,
                    kind: item.kind.rawValue,
                    from: item.from.text,
                    to: item.to.map(\.text),
                    composedAt: item.composedAt.text,
                    inResponseTo: item.inResponseTo.map(\.text),
                    fields: item.fields.json,
                    responses: item.responses.map { response in
                        Response(
                            id: response.id.text,
                            kind: response.kind.rawValue,
                            from: response.from.text,
                            composedAt: response.composedAt.text,
                            fields: response.fields.json
                        )
                    },
                    readings: item.responses.filter { $0.kind == .reading }.map(\.readingWords),
                    notes: item.notes
                )
            } + view.statements.map { Item($0) },
            loops: view.loops.map { loop in
                Loop(
                    parties: loop.loop.parties.map(\.text),
                    moves: loop.loop.moves.map(\.text),
                    flagged: loop.loop.flagged.map(\.text),
                    mediators: loop.mediators.map(\.text),
                    window: loop.window
                )
            }
        )
    }
}

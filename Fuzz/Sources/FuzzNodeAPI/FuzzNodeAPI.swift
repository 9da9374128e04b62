// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import NodeAPI
import NoticeFormat
import StrictJSON

/// Request lines and bodies of the node API.
@main
enum FuzzNodeAPI {
    private static let digest = String(repeating: "A", count: 43)
    private static let identifier = "AAECAwQFBgcICQoLDA0ODw"

    static func main() throws {
        let status = try FuzzProgram.run([route] + nodeBodies + officerBodies + sealBodies)
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    /// Method, a space and the target.
    private static let route = FuzzEntry(
        "route",
        seeds: [
            "GET /herald/v1/notices/x?open=1", "PUT /herald/v1/cards/a.example", "GET /health/live",
            "POST /herald/v1/messages/\(identifier)/evidence", "GET /herald/v1/log/tile/0/x001/067.p/8",
        ].map { Array($0.utf8) }
    ) { bytes in
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 1).map(
            String.init
        )
        guard parts.count == 2, let route = APIRoute(method: parts[0], target: parts[1]) else { return false }
        _ = route.access
        _ = APIRequest(method: parts[0], target: parts[1], authorization: parts[1]).credential
        return true
    }

    private static let nodeBodies = [
        body(
            "envelope",
            ["envelope": "AAEC", "evidence": ["a.b.c"], "submission": "a.b.c"],
            EnvelopeBody.init,
            { $0.bytes }
        ),
        body(
            "evidence",
            ["evidence": ["a.b.c"], "msg": .string(identifier)],
            EvidenceBody.init,
            { $0.bytes }
        ),
        body("object", ["status": "a.b.c"], { try ObjectBody("status", bytes: $0) }, { $0.bytes }),
        body("return", ["have": 9_007_199_254_740_991], ReturnBody.init, { $0.bytes }),
        body(
            "recovery question",
            [
                "dispatch": 1, "inbound": 2, "missing": ["AAAAAAAAAAAAAAAAAAAAAA"], "origin": "a/log",
                "status": 3, "version": 1,
            ],
            RecoveryQuestionBody.init,
            { $0.bytes }
        ),
        body(
            "recovery answer",
            [
                "cards": [],
                "dispatches": [
                    [
                        "dispatch": "a.b.c", "notice": "a.b.c", "salt": .string(identifier),
                        "submission": "a.b.c",
                    ]
                ],
                "evidence": ["a.b.c"], "last": 4, "sent": [], "statuses": [], "submissions": [],
            ],
            RecoveryAnswerBody.init,
            { $0.bytes }
        ),
        body("gap", ["from": 1, "to": 9_007_199_254_740_991], GapBody.init, { $0.bytes }),
    ]

    private static let sealBodies = [
        body(
            "opening",
            ["seal": .string(digest), "fields": ["place"], "consent": "a.b.c"],
            OpeningBody.init,
            { $0.bytes }
        ),
        body(
            "consent",
            ["seal": .string(digest), "of": "a.example", "fields": ["place"]],
            ConsentBody.init,
            { $0.bytes }
        ),
        body(
            "case-step",
            [
                "case": ["id": .string(identifier), "step": "trigger"],
                "fields": ["harm": "killing"], "rule": ["kind": "event", "event": "peace"],
            ],
            CaseStepBody.init,
            { $0.bytes }
        ),
    ]

    private static let officerBodies = [
        body(
            "draft",
            ["draft": ["fields": [:]], "kind": "warning", "recipients": ["b.example"], "via": ["r.example"]],
            DraftBody.init,
            { $0.bytes }
        ),
        body(
            "bundle-notice",
            ["notice": .string(digest), "open": ["text"], "partial": false],
            BundleBody.init,
            { $0.bytes }
        ),
        body(
            "bundle-channel",
            ["channel": ["a.example", "b.example"], "partial": true],
            BundleBody.init,
            { $0.bytes }
        ),
        body(
            "bundle-silence",
            [
                "partial": true,
                "silence": [
                    "after": "2026-11-21T08:00:00Z", "before": "2026-11-21T09:00:00Z", "from": "a.example",
                    "to": "b.example",
                ],
            ],
            BundleBody.init,
            { $0.bytes }
        ),
        body(
            "channels",
            [
                "channels": [
                    [
                        "counterpart": "b.example", "inbound": ["agreement": "unstated", "number": 0],
                        "interval": 10, "outages": [["from": "x", "segment": "own"]],
                        "outbound": ["agreement": "agrees", "number": 1, "theirNumber": 1],
                        "ours": ["clock": [], "id": "x", "index": 1, "keptAt": "x", "missed": []],
                    ]
                ],
                "pairs": [["carried": 0, "from": "a.example", "to": "b.example"]],
            ],
            ChannelsBody.init,
            { $0.bytes }
        ),
        FuzzEntry(
            "postures",
            seeds: [CanonicalJSON.encode(postures)],
            parse: PosturesBody.init,
            holds: { body, _ in
                // Whatever an answer holds, its picture is drawn, and has no script.
                (try? PosturesBody(bytes: body.bytes)) == body && !LoopDrawing(body).svg.contains("<script")
            }
        ),
        body("head", head, EvidenceHeadBody.init, { $0.bytes }),
        body("view", view, NoticeViewBody.init, { $0.bytes }),
        body("inbox", ["notices": [view]], ViewListBody.init, { $0.bytes }),
    ]

    private static let postures: JSONValue = [
        "items": [
            [
                "composedAt": "2026-11-21T08:00:00Z", "fields": ["event": "a <move>", "purpose": "p & q"],
                "from": "a.example", "id": .string(digest), "inResponseTo": [.string(digest)],
                "kind": "posture", "notes": ["n"], "readings": ["n"],
                "responses": [
                    [
                        "composedAt": "x", "fields": [:], "from": "b.example", "id": .string(digest),
                        "kind": "reading",
                    ]
                ],
                "to": ["b.example"],
            ]
        ],
        "loops": [
            [
                "flagged": [.string(digest)], "mediators": [], "moves": [.string(digest)],
                "parties": ["a.example", "b.example"], "window": 2_592_000,
            ]
        ],
    ]

    private static let head: JSONValue = [
        "after": [], "card": .string(digest), "contentFree": false, "notice": .string(digest), "opened": true,
        "previous": .string(digest), "sdHash": .string(digest),
    ]

    private static let view: JSONValue = [
        "after": [], "approvals": ["a.b.c"], "approvalsNeeded": 2, "approvalRole": "releaser",
        "crossed": [], "direction": "outbound", "from": "a.example",
        "linkedFrom": [.string("updates \(digest)")], "messages": [], "notice": .string(digest),
        "reach": [], "state": "waiting", "text": "a.b.c~", "warnings": [],
    ]

    /// A body that was read is written, and read again as the same.
    private static func body<Body: Equatable & Sendable>(
        _ name: String,
        _ seed: JSONValue,
        _ parse: @escaping @Sendable ([UInt8]) throws -> Body,
        _ write: @escaping @Sendable (Body) -> [UInt8]
    ) -> FuzzEntry {
        FuzzEntry(
            name,
            seeds: [CanonicalJSON.encode(seed)],
            parse: parse,
            holds: { body, _ in (try? parse(write(body))) == body }
        )
    }
}

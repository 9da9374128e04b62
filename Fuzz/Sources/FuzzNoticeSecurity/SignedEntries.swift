// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Fuzzing
import NoticeFormat
import NoticeSecurity
import StrictJSON

extension FuzzNoticeSecurity {
    /// Payloads of every type, signed with the right key and verified.
    static func signedEntries(_ scene: Scene) throws -> [FuzzEntry] {
        let (a, b) = (scene.sender, scene.recipient)
        let (sender, recipient) = (a.chain, b.chain)
        let approval = scene.message.notice.approvals.first.map(\.jws) ?? ""
        return try [
            signed("approval", .approval, a.officers[0].key, scene, [approval]) {
                _ = try ApprovalVerifier.verify($0, issuer: sender)
            },
            signed("dispatch", .dispatch, a.notice, scene, [scene.message.dispatch.jws]) {
                _ = try DispatchVerifier.verify($0, sender: sender)
            },
            signed("submission", .submission, a.node, scene, [scene.submission.jws]) {
                _ = try SubmissionVerifier.verify($0, sender: sender)
            },
            signed("status", .status, b.node, scene, [try StatusSigner.sign(scene.status(), key: b.node).jws])
            {
                _ = try StatusVerifier.verify($0, issuer: recipient)
            },
            signed(
                "impersonation",
                .impersonation,
                b.node,
                scene,
                [try ImpersonationSigner.sign(scene.report(), key: b.node).jws]
            ) {
                _ = try ImpersonationVerifier.verify($0, issuer: recipient)
            },
            request(scene),
            evidence(scene),
            notice(scene),
        ]
    }

    private static func signed(
        _ name: String,
        _ type: ObjectType,
        _ key: SigningKey,
        _ scene: Scene,
        _ samples: [String],
        verify: @escaping @Sendable (String) throws -> Void
    ) throws -> FuzzEntry {
        FuzzEntry("signed-\(name)", seeds: try samples.map { try Scene.payload(of: $0) }) { bytes in
            try verify(scene.sign(bytes, type, key))
            return true
        }
    }

    private static func request(_ scene: Scene) throws -> FuzzEntry {
        let (a, b) = (scene.sender, scene.recipient)
        let target = RequestVerifier.Target(
            audience: b.id,
            method: .post,
            path: "/herald/v1/evidence",
            body: []
        )
        let claims = RequestClaims(
            jti: scene.message.msg,
            issuer: a.id,
            audience: b.id,
            method: .post,
            path: target.path,
            digest: target.bodyDigest,
            at: TestParty.start
        )
        return FuzzEntry("signed-request", seeds: [claims.payload]) { bytes in
            let jws = try scene.sign(bytes, .request, a.transport)
            return try RequestVerifier.verify(jws, issuer: a.chain, target: target).payload.audience == b.id
        }
    }

    private static let nodeTypes: [ObjectType] = [.evidenceConsignment, .evidenceAcceptance, .evidenceRelay]

    private static func evidence(_ scene: Scene) throws -> FuzzEntry {
        let (a, b) = (scene.sender, scene.recipient)
        let seeds = EventName.known.map { event in
            scene.message.evidence(event, by: b.id, jti: scene.message.salt).payload
        }
        return FuzzEntry("signed-evidence", seeds: seeds) { bytes in
            let byOfficer = try scene.sign(bytes, .evidenceOfficer, b.officers[4].key)
            let byNode = try nodeTypes.map { try scene.sign(bytes, $0, b.node) }
            let verified = ([byOfficer] + byNode).filter { jws in
                (try? EvidenceVerifier.verify(jws, issuer: b.chain, sender: a.chain)) != nil
            }
            return !verified.isEmpty
        }
    }

    /// The payload, a line feed, and disclosures as JSON arrays of which each is on its line.
    private static func notice(_ scene: Scene) throws -> FuzzEntry {
        let text = scene.composed.text.split(separator: "~").map(String.init)
        let lines = try [Scene.payload(of: text[0])] + text.dropFirst().map { try Base64URL.decode($0) }
        let seed = Array(lines.joined(separator: [0x0A]))
        let (chain, key) = (scene.sender.chain, scene.sender.notice)
        return FuzzEntry("signed-notice", seeds: [seed]) { bytes in
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
            let jwt = try scene.sign(lines[0], .notice, key)
            let parts = [jwt] + lines.dropFirst().map { Base64URL.encode($0) } + [""]
            let text = parts.joined(separator: "~")
            let notice = try NoticeVerifier.verify(text: text, approvals: [], issuer: chain, mode: .partial)
            _ = notice.fields.specificityMatch
            return true
        }
    }
}

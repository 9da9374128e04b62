// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NodeServer
import NoticeFormat
import NoticeSecurity

/// What `herald-node check` looks at, without opening the store or a socket.
enum NodeCheck {
    /// One line for each fault; empty if the node can start.
    static func findings(_ configuration: NodeConfiguration) throws -> [String] {
        var findings: [String] = []
        let folder = URL(filePath: configuration.keys).deletingLastPathComponent().path
        do {
            let keys = try NodeKeyFiles.read(configuration.keys)
            guard let bytes = FileManager.default.contents(atPath: folder + "/card.json") else {
                return ["\(folder)/card.json cannot be read"]
            }
            let card = try CardVerifier.verify(file: Array(bytes))
            if card.party != configuration.party {
                findings.append(
                    "party: \(configuration.party.text) expected by node.yaml, found \(card.party.text) in the card"
                )
            }
            findings += misfits(keys, card)
            if !card.latest.payload.endpoints.contains(configuration.url) {
                findings.append("url: \(configuration.url) is not an endpoint of the card")
            }
        } catch let failure as NodeFailure {
            findings.append(failure.reason)
        } catch let error as SecurityError {
            findings.append(error.reason)
        }
        if FileManager.default.fileExists(atPath: folder + "/recovery.json") {
            findings.append("\(folder)/recovery.json: the record was restored and is not whole")
        }
        if let tls = configuration.tls {
            do {
                _ = try NodeServer.tls(certificate: tls.certificate, key: tls.key)
            } catch {
                findings.append("tls: \(error)")
            }
        }
        return findings
    }

    /// Key files that the newest version of the own card does not name.
    private static func misfits(_ keys: NodeKeys, _ card: VerifiedCardChain) -> [String] {
        let uses: [(KeyUse, SigningKey)] = [
            (.notice, keys.notice), (.node, keys.node), (.transport, keys.transport), (.log, keys.log),
            (.witness, keys.witness),
        ]
        let now = SystemClock().now()
        return uses.filter { use, key in card.latest.key(key.verificationKey.kid, use: use, at: now) == nil }
            .map { use, _ in "keys/\(use.rawValue).json: the key is not in the newest card" }
    }

    /// Throws unless the node could sign with these keys under the newest version of its card.
    static func mustFit(_ keys: NodeKeys, _ card: VerifiedCardChain) throws {
        let findings = misfits(keys, card)
        guard findings.isEmpty else {
            throw NodeFailure(1, findings.joined(separator: "; "), hint: "put back the keys of that card")
        }
    }
}

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
            for (use, key) in [
                (KeyUse.notice, keys.notice), (.node, keys.node), (.transport, keys.transport),
                (.log, keys.log),
                (.witness, keys.witness),
            ] where card.key(key.verificationKey.kid, use: use) == nil {
                findings.append("keys/\(use.rawValue).json: the key is not in the card")
            }
            if !card.latest.payload.endpoints.contains(configuration.url) {
                findings.append("url: \(configuration.url) is not an endpoint of the card")
            }
        } catch let failure as NodeFailure {
            findings.append(failure.reason)
        } catch let error as SecurityError {
            findings.append(error.reason)
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
}

// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import NoticeSecurity

/// The key files of a node's folder, one for each use, mode 0600.
enum NodeKeyFiles {
    static func read(_ folder: String) throws -> NodeKeys {
        guard case .sealing(let sealing) = try key(.sealing, in: folder) else {
            throw NodeFailure(1, "\(folder)/sealing.json does not hold a sealing key")
        }
        return NodeKeys(
            notice: try signing(.notice, in: folder),
            node: try signing(.node, in: folder),
            transport: try signing(.transport, in: folder),
            sealing: [sealing],
            log: try signing(.log, in: folder),
            witness: try signing(.witness, in: folder)
        )
    }

    private static func signing(_ use: KeyUse, in folder: String) throws -> SigningKey {
        guard case .signing(let key) = try key(use, in: folder) else {
            throw NodeFailure(1, "\(folder)/\(use.rawValue).json does not hold a signing key")
        }
        return key
    }

    private static func key(_ use: KeyUse, in folder: String) throws -> PrivateKey {
        let path = "\(folder)/\(use.rawValue).json"
        let file: KeyFile
        do {
            file = try KeyFileStorage.read(path)
        } catch let failure as KeyFileStorage.Failure {
            throw NodeFailure(3, "cannot read \(path): \(failure)")
        }
        guard file.use == use.rawValue else {
            throw NodeFailure(1, "\(path): a key for \(use.rawValue) expected, found one for \(file.use)")
        }
        return try file.key()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity

/// The key files of a node's folder, one for each use, mode 0600.
///
/// `USE.json` is the key in use, `USE.next.json` one that waits for its card, `sealing.old.KID.json` a
/// sealing key that only opens what was sealed to it.
struct NodeKeyFiles: Sendable {
    let folder: String

    static func read(_ folder: String) throws -> NodeKeys {
        try NodeKeyFiles(folder: folder).read()
    }

    func read() throws -> NodeKeys {
        let sealing = try ([path(.sealing)] + oldSealingPaths()).map { path in
            guard case .sealing(let key) = try Self.file(at: path, .sealing).key() else {
                throw NodeFailure(1, "\(path) does not hold a sealing key")
            }
            return key
        }
        return NodeKeys(
            notice: try signing(.notice),
            node: try signing(.node),
            transport: try signing(.transport),
            sealing: sealing,
            log: try signing(.log),
            witness: try signing(.witness)
        )
    }

    func path(_ use: KeyUse) -> String { "\(folder)/\(use.rawValue).json" }

    func nextPath(_ use: KeyUse) -> String { "\(folder)/\(use.rawValue).next.json" }

    func oldSealingPath(_ kid: KeyID) -> String { "\(folder)/sealing.old.\(kid.text).json" }

    func oldSealingPaths() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasPrefix("sealing.old.") && $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
    }

    private func signing(_ use: KeyUse) throws -> SigningKey {
        guard case .signing(let key) = try Self.file(at: path(use), use).key() else {
            throw NodeFailure(1, "\(path(use)) does not hold a signing key")
        }
        return key
    }

    static func file(at path: String, _ use: KeyUse) throws -> KeyFile {
        let file: KeyFile
        do {
            file = try KeyFileStorage.read(path)
        } catch let failure as KeyFileStorage.Failure {
            throw NodeFailure(3, "cannot read \(path): \(failure)")
        }
        guard file.use == use.rawValue else {
            throw NodeFailure(1, "\(path): a key for \(use.rawValue) expected, found one for \(file.use)")
        }
        return file
    }
}

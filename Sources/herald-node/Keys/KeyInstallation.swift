// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Brings key files and card together, whatever was under way when a process ended.
///
/// A change of a key goes: the new key as `USE.next.json`; the card that names it, in the record; then the
/// names of the files. The record decides: with the card the new key is put in place, without it the new
/// key is thrown away.
struct KeyInstallation: Sendable {
    let keys: NodeKeyFiles
    let files: NodeFiles

    init(_ configuration: NodeConfiguration) {
        keys = NodeKeyFiles(folder: configuration.keys)
        files = NodeFiles(configuration)
    }

    /// Ends a change that was begun, and destroys sealing keys that open nothing any more.
    ///
    /// `card` is the newest that the record holds.
    func finish(_ card: VerifiedCardChain, at now: Timestamp) throws {
        for use in NodeFolder.uses { try finish(use, card) }
        for path in try keys.oldSealingPaths() {
            let kid = try Self.kid(of: path, .sealing)
            let isHeld = card.latest.sealingKeys(at: now).contains { $0.kid == kid }
            if !isHeld { try FileManager.default.removeItem(atPath: path) }
        }
        let known = try files.card()?.versions.count ?? 0
        guard known < card.versions.count else { return }
        try Data(card.fileBytes).write(to: URL(filePath: files.cardPath), options: .atomic)
    }

    private func finish(_ use: KeyUse, _ card: VerifiedCardChain) throws {
        let (next, current) = (keys.nextPath(use), keys.path(use))
        guard FileManager.default.fileExists(atPath: next) else { return }
        let kid = try Self.kid(of: next, use)
        guard Self.holds(card.latest, kid, use) else {
            return try FileManager.default.removeItem(atPath: next)
        }
        if use == .sealing, FileManager.default.fileExists(atPath: current) {
            let old = try Self.kid(of: current, .sealing)
            if old != kid { try Self.rename(current, keys.oldSealingPath(old)) }
        }
        try Self.rename(next, current)
    }

    private static func holds(_ card: VerifiedCard, _ kid: KeyID, _ use: KeyUse) -> Bool {
        card.payload.keys.contains { key in
            key.use == use && (try? thumbprint(key)) == kid
        }
    }

    static func thumbprint(_ key: CardKey) throws -> KeyID {
        key.use == .sealing
            ? try SealingPublicKey(jwk: .object(key.jwk)).kid
            : try VerificationKey(jwk: .object(key.jwk)).kid
    }

    static func kid(of path: String, _ use: KeyUse) throws -> KeyID {
        switch try NodeKeyFiles.file(at: path, use).key() {
        case .signing(let key): key.verificationKey.kid
        case .sealing(let key): key.publicKey.kid
        }
    }

    /// Gives a file another name, durably.
    private static func rename(_ old: String, _ new: String) throws {
        guard Foundation.rename(old, new) == 0 else {
            throw NodeFailure(3, "cannot rename \(old): \(String(cString: strerror(errno)))")
        }
        let folder = open(URL(filePath: new).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}

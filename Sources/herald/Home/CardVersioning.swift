// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// Signs the next version of the own card with the offline card root, and gives it to the node.
struct CardVersioning {
    let options: GlobalOptions
    let passphrase: PassphraseOptions
    /// The key file of the card root.
    let root: String

    func sign(_ change: (inout CardPayload) throws -> Void) async throws -> VerifiedCardChain {
        let rootKey = try signingKey()
        return try await NodeSession.run(options, passphrase) { session in
            var payload = session.card.latest.payload
            payload.jti = NodeSession.randomID()
            payload.version += 1
            payload.previous = session.card.latest.id
            payload.issuedAt = NodeSession.now()
            try change(&payload)
            let jws = try CardSigner.sign(payload: payload, root: rootKey)
            let chain = try CardVerifier.extend(known: session.card, with: [jws])
            _ = try await session.put("/card", chain.fileBytes)
            return chain
        }
    }

    private func signingKey() throws -> SigningKey {
        let file = try KeyFileStorage.read(root)
        let secret = file.needsPassphrase ? try passphrase.passphrase(for: root) : nil
        guard case .signing(let key) = try file.key(passphrase: secret) else {
            throw Failure(.no, "bad-key-file", "\(root) does not hold a signing key")
        }
        return key
    }
}

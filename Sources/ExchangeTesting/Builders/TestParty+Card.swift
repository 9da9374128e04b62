// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// The signing keys of a test card but the root.
struct CardSigningKeys {
    let notice: SigningKey
    let node: SigningKey
    let transport: SigningKey
    let log: SigningKey
    let witness: SigningKey
}

extension TestParty {
    /// The mandate of a card made by `herald-node init` (card.md, section 3).
    package static let usualMandate = [
        MandateRule(approvals: 2, role: .releaser, severities: [.severe, .extreme], statuses: [.actual]),
        MandateRule(approvals: 1, role: .releaser),
    ]

    static func card(
        of party: PartyID,
        _ keys: CardSigningKeys,
        root: SigningKey,
        _ sealing: SealingPrivateKey,
        _ officers: [TestOfficer],
        _ jti: RandomID
    ) -> CardPayload {
        func key(_ key: SigningKey, _ use: KeyUse) -> CardKey {
            CardKey(jwk: object(key.verificationKey.jwk), use: use)
        }
        return CardPayload(
            jti: jti,
            party: party,
            name: "Test party \(party.text)",
            version: 1,
            previous: nil,
            issuedAt: start,
            root: object(root.verificationKey.jwk),
            keys: [
                key(keys.notice, .notice), key(keys.node, .node), key(keys.transport, .transport),
                CardKey(jwk: object(sealing.publicKey.jwk), use: .sealing),
                key(keys.log, .log), key(keys.witness, .witness),
            ],
            officers: officers.map { officer in
                CardOfficer(
                    name: officer.name,
                    jwk: object(officer.key.verificationKey.jwk),
                    roles: officer.roles
                )
            },
            mandate: usualMandate,
            endpoints: ["https://\(party.text)"],
            log: CardLog(origin: "log.\(party.text)", url: "https://\(party.text)/log"),
            witness: CardWitness(name: "witness.\(party.text)", url: "https://\(party.text)/witness"),
            relays: nil,
            policy: CardPolicy(
                ackModes: [.full, .contentFree],
                soleRouteFor: [],
                statusInterval: 3600,
                suites: ["HPKE-XWING-KE"]
            )
        )
    }
}

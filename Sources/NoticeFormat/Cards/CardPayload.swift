// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's public document in one version (card.md, section 1).
///
/// Whether the versions form a chain, and whether the keys are keys, is for the layer above.
package struct CardPayload: SignedPayload {
    package static let type = ObjectType.card

    package var jti: RandomID
    package var party: PartyID
    /// For people.
    package var name: String
    /// From 1.
    package var version: Int
    /// Absent exactly in version 1.
    package var previous: ObjectID?
    package var issuedAt: Timestamp
    /// The key that signs the next version.
    package var root: JSONObject
    package var keys: [CardKey]
    package var officers: [CardOfficer]
    package var mandate: [MandateRule]
    package var endpoints: [String]
    package var log: CardLog
    /// Present exactly when there is a key for the use `witness`.
    package var witness: CardWitness?
    package var relays: [PartyID]?
    package var policy: CardPolicy
    /// Only in the version that declares it.
    package var recovery: CardRecovery?
    /// Keys that this version revokes, ascending by key; empty in most.
    package var revoked: [RevokedKey]

    package init(
        jti: RandomID,
        party: PartyID,
        name: String,
        version: Int,
        previous: ObjectID?,
        issuedAt: Timestamp,
        root: JSONObject,
        keys: [CardKey],
        officers: [CardOfficer],
        mandate: [MandateRule],
        endpoints: [String],
        log: CardLog,
        witness: CardWitness?,
        relays: [PartyID]?,
        policy: CardPolicy,
        recovery: CardRecovery? = nil,
        revoked: [RevokedKey] = []
    ) {
        self.jti = jti
        self.party = party
        self.name = name
        self.version = version
        self.previous = previous
        self.issuedAt = issuedAt
        self.root = root
        self.keys = keys
        self.officers = officers
        self.mandate = mandate
        self.endpoints = endpoints
        self.log = log
        self.witness = witness
        self.relays = relays
        self.policy = policy
        self.recovery = recovery
        self.revoked = revoked
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        party = try reader.text("party")
        name = try reader.string("name", characters: 1...200)
        version = try reader.integer("version", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        issuedAt = try reader.text("issuedAt")
        root = try reader.rawObject("root")
        keys = try reader.objects("keys", count: 1...64).map { (each) throws(FormatError) in
            try CardKey(each)
        }
        officers = try reader.objects("officers", count: 0...256).map { (each) throws(FormatError) in
            try CardOfficer(each)
        }
        mandate = try reader.objects("mandate", count: 1...64).map { (each) throws(FormatError) in
            try MandateRule(each)
        }
        endpoints = try reader.rawList("endpoints", count: 0...8)
        log = try CardLog(try reader.object("log"))
        witness = try reader.optionalObject("witness").map { (each) throws(FormatError) in
            try CardWitness(each)
        }
        relays = try reader.optionalTexts("relays", count: 1...64)
        policy = try CardPolicy(try reader.object("policy"))
        recovery = try reader.optionalObject("recovery").map { (each) throws(FormatError) in
            try CardRecovery(each)
        }
        revoked =
            try reader.optionalObjects("revoked", count: 1...256)?.map { (each) throws(FormatError) in
                try RevokedKey(each)
            } ?? []
        try reader.finish()
        try checkRules(reader)
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("party", .text(party)), ("name", .string(name)),
            ("version", .number(version)), ("previous", previous.map { .text($0) }),
            ("issuedAt", .text(issuedAt)), ("root", .object(root)), ("keys", .array(keys.map(\.json))),
            ("officers", .array(officers.map(\.json))), ("mandate", .array(mandate.map(\.json))),
            ("endpoints", .strings(endpoints)), ("log", log.json), ("witness", witness?.json),
            ("relays", relays.map { .texts($0) }), ("policy", policy.json),
            ("recovery", recovery?.json),
            ("revoked", revoked.isEmpty ? nil : .array(revoked.map(\.json))),
        ])
    }
}

extension CardPayload {
    /// The rules between members.
    private func checkRules(_ reader: MemberReader) throws(FormatError) {
        try reader.require(
            (version == 1) == (previous == nil),
            "previous has to be absent exactly in version 1"
        )
        let names = Set(officers.map { Array($0.name.utf8) })
        try reader.require(names.count == officers.count, "two officers have one name")
        let jwks = [root] + keys.map(\.jwk) + officers.map(\.jwk)
        try reader.require(Set(jwks).count == jwks.count, "one key stands in the card twice")
        try reader.require(
            endpoints.allSatisfy(NetworkAddress.isBaseURL),
            "endpoint is neither https nor http on loopback"
        )
        try reader.require(!(relays ?? []).contains(party), "the party is its own relay")
        try reader.require(!policy.mediators.contains(party), "the party is its own mediator")
        let uses = Set(keys.map(\.use))
        try reader.require(
            uses.isSuperset(of: [.notice, .node, .transport, .sealing, .log])
                || uses.isSubset(of: [.log, .witness]),
            "card lacks a key of a use that it needs"
        )
        try reader.require(
            uses.contains(.witness) == (witness != nil),
            "witness name and witness key need one another"
        )
        try checkDeclarations(reader)
    }

    private func checkDeclarations(_ reader: MemberReader) throws(FormatError) {
        if let recovery {
            try reader.require(version > 1, "the first version has nothing to recover")
            try reader.require(recovery.at <= issuedAt, "the recovery lies after the card")
            try reader.require(
                !recovery.origin.utf8.elementsEqual(log.origin.utf8),
                "a log goes on under the origin that was given up"
            )
            try reader.require(
                recovery.lost.allSatisfy { $0.party != party },
                "the party has no channel to itself"
            )
        }
        try reader.require(revoked.allSatisfy { $0.at <= issuedAt }, "a revocation lies after the card")
        try reader.require(
            zip(revoked, revoked.dropFirst()).allSatisfy { $0.kid < $1.kid },
            "revoked keys are ascending, once each"
        )
    }
}

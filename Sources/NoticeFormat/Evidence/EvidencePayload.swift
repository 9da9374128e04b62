// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a party observed of an envelope or did with it (evidence.md).
///
/// Proves what its signer observed and nothing more; that of a relay or of the sender is testimony.
/// Its `typ` is that of the event: ``type``.
@dynamicMemberLookup
package struct EvidencePayload: FormatDocument {
    package static let malformed = FormatError.Code.malformedEvidence
    package static let largestSize = ObjectType.evidenceRelay.largestSize

    package var jti: RandomID
    package var issuer: PartyID
    package var event: EventName
    package var msg: RandomID
    package var env: Digest
    package var pc: Digest
    package var from: PartyID
    package var to: PartyID
    package var at: Timestamp
    package var after: [String]
    /// The issuer's previous evidence for this message; absent in its first.
    package var prev: ObjectID?
    /// Not empty exactly in negative events; an unknown event may have them.
    package var reasons: [ReasonCode]
    /// Empty for an unknown event.
    package var binding: EvidenceBinding
    /// The members beyond the core of an unknown event, as they came.
    package var unknown: JSONObject

    package init(
        jti: RandomID,
        issuer: PartyID,
        event: EventName,
        msg: RandomID,
        env: Digest,
        pc: Digest,
        from: PartyID,
        to: PartyID,
        at: Timestamp,
        after: [String],
        prev: ObjectID?,
        reasons: [ReasonCode] = [],
        binding: EvidenceBinding = EvidenceBinding(),
        unknown: JSONObject = JSONObject()
    ) {
        self.jti = jti
        self.issuer = issuer
        self.event = event
        self.msg = msg
        self.env = env
        self.pc = pc
        self.from = from
        self.to = to
        self.at = at
        self.after = after
        self.prev = prev
        self.reasons = reasons
        self.binding = binding
        self.unknown = unknown
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        event = EventName(uri: try reader.eventURI())
        msg = try reader.text("msg")
        env = try reader.text("env")
        pc = try reader.text("pc")
        from = try reader.text("from")
        to = try reader.text("to")
        at = try reader.text("at")
        after = try reader.anchors()
        prev = try reader.optionalText("prev")
        reasons = try reader.optionalTexts("reasons", count: 1...8) ?? []
        if event.isKnown {
            binding = try EvidenceBinding(&reader)
            unknown = JSONObject()
        } else {
            binding = EvidenceBinding()
            unknown = reader.takeRest(except: Self.core)
        }
        try reader.finish()
        try checkRules(reader)
    }

    package var json: JSONValue {
        let core: [(String, JSONValue?)] = [
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("event", .string(event.uri)),
            ("msg", .text(msg)), ("env", .text(env)), ("pc", .text(pc)), ("from", .text(from)),
            ("to", .text(to)), ("at", .text(at)), ("after", .strings(after)),
            ("prev", prev.map { .text($0) }), ("reasons", reasons.isEmpty ? nil : .texts(reasons)),
        ]
        guard !event.isKnown else { return .object(core + binding.members) }
        return .object(core + zip(unknown.names, unknown.values).filter { !Self.core.contains($0.0) })
    }

    /// What the event binds beyond the core, as if it stood here.
    package subscript<Value>(dynamicMember member: KeyPath<EvidenceBinding, Value>) -> Value {
        binding[keyPath: member]
    }

    /// The `typ` under which it is signed; nil for an unknown event, which may have any evidence type.
    package var type: ObjectType? { event.type }

    private static let core: Set<String> = [
        "v", "jti", "iss", "event", "msg", "env", "pc", "from", "to", "at", "after", "prev", "reasons",
    ]
}

extension EvidencePayload {
    /// The rules between members.
    private func checkRules(_ reader: MemberReader) throws(FormatError) {
        try reader.require(from != to, "from and to are the same party")
        guard let shape = EvidenceShape(event) else { return }
        try reader.require(event.isNegative == !reasons.isEmpty, "reasons belong to negative events only")
        let names = Set(binding.members.filter { $0.1 != nil }.map(\.0))
        if let problem = shape.problem(with: names) { throw reader.refusal(problem) }
        try reader.require(
            event != .decisionMakerAcknowledged || binding.role == .decisionMaker,
            "only a decision-maker answers as one"
        )
        try reader.require(isByRightParty, "the issuer is not a party that signs this event")
        if let relay = binding.relay {
            try reader.require(
                relay != from && relay != to && relay != issuer,
                "the relay is the sender, the recipient or the issuer"
            )
        }
        if let hop = binding.nextHop {
            try reader.require(hop != from && hop != issuer, "the next hop is the sender or the issuer")
        }
        for reason in reasons where !reason.isAllowed(in: event) {
            throw reader.refusal("the reason \(reason.text) does not belong to this event")
        }
    }

    private var isByRightParty: Bool {
        event.signers.contains { signer in
            switch signer {
            case .senderNode: issuer == from
            case .relayNode: issuer != from && issuer != to
            case .recipientNode, .officer: issuer == to
            }
        }
    }
}

extension MemberReader {
    /// An event URI: visible ASCII with a scheme.
    fileprivate mutating func eventURI() throws(FormatError) -> String {
        let uri = try raw("event")
        guard (3...512).contains(uri.utf8.count), uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let colon = uri.utf8.firstIndex(of: UInt8(ascii: ":")), colon != uri.utf8.startIndex
        else {
            throw refusal("not a URI", at: "event")
        }
        return uri
    }
}

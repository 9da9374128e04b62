// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension BundleDocument {
    /// The signed objects of one issuer, oldest first.
    package struct EvidenceChain: Hashable, Sendable {
        package var issuer: PartyID
        /// Compact JWS, at least one.
        package var chain: [String]

        package init(issuer: PartyID, chain: [String]) {
            self.issuer = issuer
            self.chain = chain
        }

        init(_ reader: MemberReader) throws(FormatError) {
            var reader = reader
            chain = try reader.compacts("chain", count: 1...65_536)
            issuer = try reader.text("issuer")
            try reader.finish()
        }

        package var json: JSONValue {
            .object([("chain", .strings(chain)), ("issuer", .text(issuer))])
        }
    }

    /// How the notice went to one recipient.
    package struct Delivery: Hashable, Sendable {
        package var dispatch: String
        /// Ascending by issuer; complete from each issuer's first.
        package var evidence: [EvidenceChain]
        /// Opened notes of officers, ascending by evidence.
        package var notes: [OpenedNote]
        /// Of the payload commitment; present when there is evidence or a submission.
        package var pcSalt: RandomID?
        /// Ascending by next hop, then by route.
        package var submissions: [String]

        package init(
            dispatch: String,
            evidence: [EvidenceChain],
            notes: [OpenedNote] = [],
            pcSalt: RandomID?,
            submissions: [String]
        ) {
            self.dispatch = dispatch
            self.evidence = evidence
            self.notes = notes
            self.pcSalt = pcSalt
            self.submissions = submissions
        }

        init(_ reader: MemberReader) throws(FormatError) {
            var reader = reader
            dispatch = try reader.compact("dispatch")
            evidence = try reader.chains("evidence")
            notes = try OpenedNote.list(&reader)
            pcSalt = try reader.optionalText("pcSalt")
            submissions = try reader.submissions()
            try reader.finish()
            try reader.require(
                pcSalt != nil || (evidence.isEmpty && submissions.isEmpty),
                "evidence or submission without pcSalt"
            )
            try reader.require(recipientInDispatch != nil, "dispatch without a recipient")
        }

        package var json: JSONValue {
            .object([
                ("dispatch", .string(dispatch)), ("evidence", .array(evidence.map(\.json))),
                ("notes", notes.isEmpty ? nil : .array(notes.map(\.json))),
                ("pcSalt", pcSalt.map { .text($0) }), ("submissions", .strings(submissions)),
            ])
        }

        /// Whom the dispatch names, before anything is verified: good for sorting only.
        var recipientInDispatch: String? {
            CompactForm.unverifiedMember("aud", of: dispatch, type: .dispatch)
        }
    }

    /// Dispatches of one channel, and what parties state about it.
    package struct Channel: Hashable, Sendable {
        package var from: PartyID
        package var to: PartyID
        /// Ascending by number.
        package var dispatches: [String]
        /// What relays state about the pair; ascending by issuer.
        package var relayStatuses: [EvidenceChain]
        /// Ascending by issuer.
        package var statuses: [EvidenceChain]

        package init(
            from: PartyID,
            to: PartyID,
            dispatches: [String],
            relayStatuses: [EvidenceChain] = [],
            statuses: [EvidenceChain]
        ) {
            self.from = from
            self.to = to
            self.dispatches = dispatches
            self.relayStatuses = relayStatuses
            self.statuses = statuses
        }

        init(_ reader: MemberReader) throws(FormatError) {
            var reader = reader
            dispatches = try reader.compacts("dispatches", count: 0...65_536)
            from = try reader.text("from")
            relayStatuses = reader.has("relayStatuses") ? try reader.chains("relayStatuses", from: 1) : []
            statuses = try reader.chains("statuses")
            to = try reader.text("to")
            try reader.finish()
            try reader.require(from != to, "from and to are the same party")
        }

        package var json: JSONValue {
            .object([
                ("dispatches", .strings(dispatches)), ("from", .text(from)),
                ("relayStatuses", relayStatuses.isEmpty ? nil : .array(relayStatuses.map(\.json))),
                ("statuses", .array(statuses.map(\.json))), ("to", .text(to)),
            ])
        }
    }

    /// A proof that a leaf is in a party's log.
    package struct Inclusion: Hashable, Sendable {
        package var log: PartyID
        package var leaf: LeafEntry
        /// C2SP tlog-proof, with the checkpoint and its cosignatures.
        package var proof: String

        package init(log: PartyID, leaf: LeafEntry, proof: String) {
            self.log = log
            self.leaf = leaf
            self.proof = proof
        }

        init(_ reader: MemberReader) throws(FormatError) {
            var reader = reader
            let digest: Digest = try reader.text("digest")
            leaf = LeafEntry(type: try reader.text("leaf"), digest: digest)
            log = try reader.text("log")
            proof = try reader.raw("proof")
            try reader.finish()
            try reader.require((1...1_048_576).contains(proof.utf8.count), "proof is empty or too long")
        }

        package var json: JSONValue {
            .object([
                ("digest", .text(leaf.digest)), ("leaf", .text(leaf.type)), ("log", .text(log)),
                ("proof", .string(proof)),
            ])
        }

        /// What inclusions are sorted by.
        var place: [String] { [log.text, leaf.type.text, leaf.digest.text] }
    }
}

extension MemberReader {
    fileprivate mutating func chains(
        _ name: String,
        from least: Int = 0
    ) throws(FormatError) -> [BundleDocument.EvidenceChain] {
        let chains = try objects(name, count: least...1024).map { (each) throws(FormatError) in
            try BundleDocument.EvidenceChain(each)
        }
        try requireAscending(chains.map { [$0.issuer.text] }, name)
        return chains
    }
}

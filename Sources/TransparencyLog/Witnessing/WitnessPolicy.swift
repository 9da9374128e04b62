// SPDX-License-Identifier: Apache-2.0

/// A tlog-policy: which logs and witnesses a verifier trusts, and how many witnesses must have cosigned.
public struct WitnessPolicy: Hashable, Sendable {
    /// A log or a witness, with the address to reach it at, if the policy states one.
    public struct Participant: Hashable, Sendable {
        public let key: VerifierKey
        public let url: String?
    }

    /// A witness, or a number of members that is enough.
    enum Rule: Hashable, Sendable {
        case witness(VerifierKey)
        /// Members are places of earlier rules.
        case group(threshold: Int, members: [Int])
    }

    public let logs: [Participant]
    public let witnesses: [Participant]
    /// In the order of their lines, so that a member always stands before its group.
    let rules: [Rule]
    /// The place of the rule that decides; nil where the quorum is `none`.
    let quorum: Int?

    /// Makes the policy that `threshold` of these witnesses suffice, for logs of any key.
    ///
    /// Throws `malformed-policy` for a key twice or a threshold that is not 1 to the number of witnesses.
    public init(_ threshold: Int, of witnesses: [VerifierKey]) throws(LogError) {
        guard (1...max(1, witnesses.count)).contains(threshold), !witnesses.isEmpty,
            Set(witnesses.map(\.publicKey)).count == witnesses.count
        else { throw LogError(.malformedPolicy, "the threshold does not fit the witnesses") }
        let group = Rule.group(threshold: threshold, members: Array(witnesses.indices))
        self.init(
            logs: [],
            witnesses: witnesses.map { Participant(key: $0, url: nil) },
            rules: witnesses.map { .witness($0) } + [group],
            quorum: witnesses.count
        )
    }

    init(
        logs: [Participant],
        witnesses: [Participant],
        rules: [Rule],
        quorum: Int?
    ) {
        self.logs = logs
        self.witnesses = witnesses
        self.rules = rules
        self.quorum = quorum
    }

    /// Whether these witnesses are enough; keys that are not in the policy do not count.
    public func isQuorum(_ cosigners: Set<VerifierKey>) -> Bool {
        guard let quorum else { return true }
        var isMet: [Bool] = []
        for rule in rules {
            switch rule {
            case .witness(let key): isMet.append(cosigners.contains(key))
            case .group(let threshold, let members): isMet.append(members.count { isMet[$0] } >= threshold)
            }
        }
        return isMet[quorum]
    }
}

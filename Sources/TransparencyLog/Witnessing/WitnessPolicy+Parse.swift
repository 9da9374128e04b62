// SPDX-License-Identifier: Apache-2.0

extension WitnessPolicy {
    /// Parses the text of a policy; anything that tlog-policy forbids is `malformed-policy`.
    ///
    /// Keys of other than the two Ed25519 types are `unsupported-algorithm`. More than 256 KiB, or than
    /// 256 logs, witnesses or groups, is `too-large`.
    public init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        guard bytes.count <= LogLimits.policyByteCount else {
            throw LogError(.tooLarge, "the policy is too large")
        }
        let bytes = Array(bytes)
        let hasOtherControl = bytes.contains { $0 < 0x20 && $0 != 0x0a && $0 != 0x09 }
        guard String(strictUTF8: bytes) != nil, !hasOtherControl else {
            throw LogError(.malformedPolicy, "a policy is UTF-8 without control characters")
        }
        var reader = PolicyReader()
        for line in bytes.split(separator: 0x0a) { try reader.read(line) }
        self = try reader.policy()
    }
}

/// Reads a policy line by line; a name means what an earlier line said.
private struct PolicyReader {
    private typealias Rule = WitnessPolicy.Rule

    private var logs: [WitnessPolicy.Participant] = []
    private var witnesses: [WitnessPolicy.Participant] = []
    private var rules: [Rule] = []
    /// Places of rules by the bytes of their names.
    private var places: [[UInt8]: Int] = [:]
    private var members: Set<Int> = []
    /// Of logs and witnesses: one that is both would vouch for itself.
    private var publicKeys: Set<[UInt8]> = []
    private var groupCount = 0
    private var quorum: Int??

    mutating func read(_ line: ArraySlice<UInt8>) throws(LogError) {
        var words = line.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }[...]
        guard let keyword = words.popFirst(), keyword.first != UInt8(ascii: "#") else { return }
        switch String(decoding: keyword, as: UTF8.self) {
        case "log": try readLog(words)
        case "witness": try readWitness(words)
        case "group": try readGroup(words)
        case "quorum": try readQuorum(words)
        default: throw LogError(.malformedPolicy, "a line starts with no known word")
        }
    }

    func policy() throws(LogError) -> WitnessPolicy {
        guard let quorum else { throw LogError(.malformedPolicy, "the policy has no quorum line") }
        return WitnessPolicy(logs: logs, witnesses: witnesses, rules: rules, quorum: quorum)
    }

    private mutating func readLog(_ words: ArraySlice<[UInt8]>) throws(LogError) {
        let log = try participant(words)
        guard log.key.algorithm == .ed25519 else {
            throw LogError(.malformedPolicy, "the key of a log is of type 0x01")
        }
        try check(log, count: logs.count)
        logs.append(log)
    }

    private mutating func readWitness(_ words: ArraySlice<[UInt8]>) throws(LogError) {
        guard let name = words.first else { throw LogError(.malformedPolicy, "a witness has no name") }
        let witness = try participant(words.dropFirst())
        try check(witness, count: witnesses.count)
        witnesses.append(witness)
        try define(name, .witness(witness.key))
    }

    private mutating func readGroup(_ words: ArraySlice<[UInt8]>) throws(LogError) {
        let (head, names) = (Array(words.prefix(2)), words.dropFirst(2))
        guard head.count == 2, !names.isEmpty else {
            throw LogError(.malformedPolicy, "a group has a name, a number and members")
        }
        groupCount += 1
        guard groupCount <= LogLimits.policyItemCount else { throw tooMany }
        var group: [Int] = []
        for name in names {
            guard let place = places[name], members.insert(place).inserted else {
                throw LogError(.malformedPolicy, "a member is not yet defined, or a member already")
            }
            group.append(place)
        }
        let threshold: Int
        switch String(decoding: head[1], as: UTF8.self) {
        case "any": threshold = 1
        case "all": threshold = group.count
        default:
            guard let number = Decimal.parse(head[1]), number > 0, number <= UInt64(group.count) else {
                throw LogError(.malformedPolicy, "a group needs 1 to all of its members")
            }
            threshold = Int(number)
        }
        try define(head[0], .group(threshold: threshold, members: group))
    }

    private mutating func readQuorum(_ words: ArraySlice<[UInt8]>) throws(LogError) {
        guard quorum == nil, words.count == 1, let name = words.first else {
            throw LogError(.malformedPolicy, "a policy has one quorum of one name")
        }
        guard !name.isText("none") else {
            quorum = .some(nil)
            return
        }
        guard let place = places[name] else {
            throw LogError(.malformedPolicy, "the quorum is not yet defined")
        }
        quorum = .some(place)
    }

    private func participant(
        _ words: ArraySlice<[UInt8]>
    ) throws(LogError) -> WitnessPolicy.Participant {
        guard (1...2).contains(words.count), let text = words.first else {
            throw LogError(.malformedPolicy, "a log or witness has a key and may have an address")
        }
        let key = try VerifierKey(parsing: String(decoding: text, as: UTF8.self))
        let url = words.dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
        return WitnessPolicy.Participant(key: key, url: url)
    }

    private mutating func check(
        _ participant: WitnessPolicy.Participant,
        count: Int
    ) throws(LogError) {
        guard count < LogLimits.policyItemCount else { throw tooMany }
        guard publicKeys.insert(participant.key.publicKey).inserted else {
            throw LogError(.malformedPolicy, "a key stands there twice")
        }
    }

    private mutating func define(_ name: [UInt8], _ rule: Rule) throws(LogError) {
        guard name.count <= LogLimits.nameByteCount, !name.isText("none"),
            places.updateValue(rules.count, forKey: name) == nil
        else { throw LogError(.malformedPolicy, "a name is defined twice, reserved or too long") }
        rules.append(rule)
    }

    private var tooMany: LogError { LogError(.tooLarge, "the policy has too many lines of a kind") }
}

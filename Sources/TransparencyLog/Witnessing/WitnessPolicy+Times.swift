// SPDX-License-Identifier: Apache-2.0

/// When a witness of a policy states to have cosigned a checkpoint; its signature is verified.
public struct WitnessTime: Hashable, Sendable {
    public let witness: VerifierKey
    /// Seconds since 1970.
    public let time: UInt64
}

extension WitnessPolicy {
    /// Returns the verified times at which witnesses of this policy cosigned the checkpoint.
    ///
    /// They are in the order of the signature lines; a witness that cosigned again has more than one. Only
    /// keys of type 0x04 state a time, so others never appear. No witness at all is an empty array; a wrong
    /// cosignature by a witness of the policy is `bad-signature`. The signature of the log is not looked at.
    public func times(for note: SignedNote) throws(LogError) -> [WitnessTime] {
        let keys = witnesses.map(\.key).filter { $0.algorithm == .cosignatureV1 }
        guard keys.contains(where: { key in note.signatures.contains { key.matches($0) } }) else { return [] }
        return try note.verified(by: keys).signers.compactMap { signer in
            signer.time.map { WitnessTime(witness: signer.key, time: $0) }
        }
    }

    /// Whether the witnesses behind these times are enough.
    public func isQuorum(_ times: [WitnessTime]) -> Bool { isQuorum(Set(times.map(\.witness))) }

    /// Returns the earliest time by which enough witnesses had cosigned.
    ///
    /// Nil where they are not enough, or where the quorum is `none` and so no witness vouches for a time.
    public func earliestQuorumTime(_ times: [WitnessTime]) -> UInt64? {
        firstQuorumTime(times.sorted { $0.time < $1.time })
    }

    /// Returns the latest time not before which enough witnesses had cosigned.
    ///
    /// Bytes that quote these cosignatures were made after that time. Nil as for `earliestQuorumTime`.
    public func latestQuorumTime(_ times: [WitnessTime]) -> UInt64? {
        firstQuorumTime(times.sorted { $0.time > $1.time })
    }

    private func firstQuorumTime(_ sorted: [WitnessTime]) -> UInt64? {
        guard quorum != nil else { return nil }
        var cosigners: Set<VerifierKey> = []
        return sorted.first { time in
            cosigners.insert(time.witness)
            return isQuorum(cosigners)
        }?.time
    }
}

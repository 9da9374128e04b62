// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// The modes that the newest cards of both accept (evidence.md, section 7).
    func agreedModes(with other: PartyID) throws -> Set<AcknowledgementMode> {
        let own = Set(ownCard.latest.payload.policy.ackModes)
        return own.intersection(try pinned(other).latest.payload.policy.ackModes)
    }

    /// Why a notice of this mode cannot pass between the two; nil if it can.
    func problem(with mode: AcknowledgementMode, between other: PartyID) throws -> Refusal? {
        let agreed = try agreedModes(with: other)
        if agreed.contains(mode) { return nil }
        let names = agreed.map(\.rawValue).sorted().joined(separator: ", ")
        return Refusal(
            .ackModeNotAgreed,
            "acknowledgement mode \(mode.rawValue) is not agreed with \(other.text), which leaves: "
                + (names.isEmpty ? "none" : names)
        )
    }
}

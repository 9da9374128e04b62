// SPDX-License-Identifier: Apache-2.0

/// Which members beyond the core an event has (evidence.md, section 2).
struct EvidenceShape {
    let required: Set<String>
    var optional: Set<String> = []
    /// All or none of these: they are absent when the acknowledgement mode is content-free.
    var aboutContent: Set<String> = []

    /// The shape of a known event; nil for an unknown one, whose members are kept.
    init?(_ event: EventName) {
        switch event {
        case .submissionAcceptance: self.init(["submission", "size", "grade"], optional: ["deadline"])
        case .submissionRejection, .contentConsignment: self.init(["submission"])
        case .relayAcceptance, .relayRejection: self.init(["submission", "relay", "hop"])
        case .relayFailure: self.init(["attempts"])
        case .contentConsignmentFailure: self.init([])
        case .contentAccessTracking:
            self.init(
                [],
                aboutContent: ["dispatch", "notice", "hidden", "allMatched", "sdHash", "specificity"]
            )
        case .consignmentRejection: self.init(["role", "card"])
        case .acknowledged, .declinedToAcknowledge, .decisionMakerAcknowledged:
            self.init(["role", "card"], aboutContent: ["notice", "sdHash"])
        case .conveyedToDecisionMaker:
            self.init(["role", "card", "conveyedTo"], aboutContent: ["notice", "sdHash"])
        case .acceptanceRejectionExpiry: self.init(["deadline"])
        case .unknown: return nil
        }
    }

    private init(_ required: Set<String>, optional: Set<String> = [], aboutContent: Set<String> = []) {
        self.required = required
        self.optional = optional
        self.aboutContent = aboutContent
    }

    /// Why members of these names do not fit, or nil if they do.
    func problem(with names: Set<String>) -> String? {
        if let missing = required.subtracting(names).sorted().first { return "missing member \"\(missing)\"" }
        let extra = names.subtracting(required).subtracting(optional).subtracting(aboutContent)
        if let first = extra.sorted().first { return "the event has no member \"\(first)\"" }
        let given = names.intersection(aboutContent)
        if !given.isEmpty, given != aboutContent { return "members about the content are incomplete" }
        return nil
    }
}

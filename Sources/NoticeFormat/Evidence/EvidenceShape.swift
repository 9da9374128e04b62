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
        case .relayFailure: self.init(["attempts"], optional: ["nextHop"])
        case .contentConsignmentFailure: self.init([])
        case .notificationForAcceptance, .notificationForAcceptanceFailure, .consignmentNotification,
            .consignmentNotificationFailure:
            self.init(["means", "attempt"])
        case .contentAccessTracking:
            self.init(
                [],
                aboutContent: ["dispatch", "notice", "hidden", "allMatched", "sdHash", "specificity"]
            )
        case .contentHandover: self.init(["officer", "request"])
        case .contentHandoverFailure: self.init(["officer"])
        case .relayToNonERDS, .receivedFromNonERDS: self.init(["system", "file"])
        case .relayToNonERDSFailure: self.init(["system"])
        case .acceptanceRejectionExpiry: self.init(["deadline", "lapsed"], optional: ["lastHeard"])
        case .promiseMissed: self.init(["deadline", "promise"])
        case .escalated: self.init(["deadline", "rung", "step"])
        case .keyShareReleased: self.init(["acceptance", "sealedShare"])
        case .publicDeposit: self.init(["deadline", "openShare"])
        case .unknown: return nil
        default: self.init(ofOfficer: event)
        }
    }

    /// The shape of what an officer signs.
    private init(ofOfficer event: EventName) {
        let (required, optional): (Set<String>, Set<String>) =
            switch event {
            case .acknowledged: ([], ["nextReportBy", "stop", "note"])
            case .decisionMakerAcknowledged, .declinedToAcknowledge: ([], ["note"])
            case .readBack: (["note"], [])
            case .assessed: (["mark"], ["note"])
            case .interimReply: (["decisionLiesWith", "expectBy"], ["note"])
            case .conveyedToDecisionMaker: (["conveyedTo"], [])
            case .passedOn, .notPassedOn: (["level"], ["note"])
            case .consignmentRejection: ([], ["note"])
            default: ([], [])
            }
        let isBeforeOpening = event == .consignmentRejection || event == .consignmentAcceptance
        self.init(
            required.union(["role", "card"]),
            optional: optional,
            aboutContent: isBeforeOpening ? [] : ["notice", "sdHash"]
        )
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

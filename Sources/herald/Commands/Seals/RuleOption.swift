// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat

/// A release rule as the command line writes it.
enum RuleOption {
    static let help: ArgumentHelp = """
        When it may be opened: date=TIME, event=TEXT, consent=PARTY, consent=hidden (of the field counterpart), or \
        arbiter=PARTY.
        """

    static func rule(_ text: String) throws -> SealDraft.Rule {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = ReleaseRule.Kind(rawValue: String(parts[0])) else {
            throw ValidationError(
                "a rule is date=TIME, event=TEXT, consent=PARTY or arbiter=PARTY, not '\(text)'"
            )
        }
        let value = String(parts[1])
        switch kind {
        case .date: return .fixed(.date(try OfficerWords.time(value)))
        case .event:
            guard TextRule.prose.allows(value, characters: ReleaseRule.eventLength) else {
                throw ValidationError("an event is 1 to 1000 characters")
            }
            return .fixed(.event(value))
        case .consent:
            return value == "hidden" ? .hiddenCounterpart : .fixed(.consent(.party(try PartyID(value))))
        case .arbiter: return .fixed(.arbiter(try PartyID(value)))
        }
    }

    /// A rule that names everything in the open.
    static func fixed(_ text: String) throws -> ReleaseRule {
        guard case .fixed(let rule) = try rule(text) else {
            throw ValidationError("the rule of a case names its party in the open")
        }
        return rule
    }
}

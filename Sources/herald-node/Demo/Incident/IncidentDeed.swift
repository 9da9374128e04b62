// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// What is done in a replay, where the doing stands with the reading of it: one type for each action.
///
/// Whoever adds an action adds its type to ``IncidentDeeds``, and to `Incidents/README.md`.
protocol IncidentDeed: Sendable {
    init(_ reader: inout IncidentReader) throws

    /// Refuses names that stand for nothing.
    func check(_ references: inout IncidentReferences, at path: String) throws
    func perform(in replay: inout Replay, at time: Timestamp) async throws
}

/// The actions by the key under which a file has them.
enum IncidentDeeds {
    static let all: [String: any IncidentDeed.Type] = [
        "case": CaseDeed.self,
        "consent": ConsentDeed.self,
        "forge": ForgeDeed.self,
        "mute": MuteDeed.self,
        "open": OpenDeed.self,
        "register": RegisterDeed.self,
        "release": ReleaseDeed.self,
        "seal": SealDeed.self,
        "stray": StrayDeed.self,
    ]
}

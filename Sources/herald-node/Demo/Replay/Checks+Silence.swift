// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

extension Checks {
    /// Asks one party's node for the bundle and reads it as a stranger would, by the written cards and policy.
    func silence(_ expected: IncidentSilence) async throws -> ExpectationAnswer {
        let question = SilenceQuestion(
            from: try replay.simulation.party(expected.from).id,
            to: try replay.simulation.party(expected.to).id,
            after: expected.after,
            before: expected.before
        )
        let bundle = try await replay.simulation.party(expected.by).anyDesk.post(
            "/bundles",
            BundleBody(subject: .silence(question), isPartial: true).bytes
        )
        let verification = try BundleVerification(
            bundle: bundle,
            cards: try replay.simulation.parties.map { try replay.folder.card(of: $0.id) },
            policy: try replay.folder.policy()
        )
        let agreed = try expected.agreed.map { try replay.simulation.party($0).id }
        return verification.answer(silence: expected.verdict, agreed: agreed, by: expected.by)
    }
}

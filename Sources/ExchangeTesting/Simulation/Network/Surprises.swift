// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Synchronization

/// What no fault of the schedule explains, gathered while a simulation runs.
final class Surprises: Sendable {
    private let found = Mutex<[String]>([])
    private let hasAlterations: Bool

    /// Refusals that only a node which contradicts itself or another draws.
    private static let contradictions: Set<String> = [
        "conflict", "dispatch-mismatch", "id-reuse", "payload-mismatch", "undelivered-disclosure",
        "mandate-not-met",
    ]

    /// Refusals that altered bytes draw as well.
    private static let alterations: Set<String> = [
        "bad-signature", "malformed-envelope", "malformed-notice", "misaddressed", "unknown-card",
        "unknown-key", "wrong-key",
    ]

    init(_ schedule: SimulationSchedule) {
        hasAlterations = schedule.linkFaults.contains { fault in
            if case .alters = fault.kind { true } else { false }
        }
    }

    var all: [String] { found.withLock { $0 } }

    func add(_ text: String) { found.withLock { $0.append(text) } }

    /// One node's "no" to another.
    func add(_ refusal: Refusal, to label: String) {
        let code = refusal.code.text
        let isOdd = Self.contradictions.contains(code) || (!hasAlterations && Self.alterations.contains(code))
        if isOdd { add("\(label) was refused: \(code): \(refusal.detail)") }
    }

    /// An error that a node threw.
    func add(_ error: any Error, in label: String) {
        if error is NodeRun.Ended || error is SimulatedStore.Failure { return }
        add("\(label) threw \(error)")
    }
}

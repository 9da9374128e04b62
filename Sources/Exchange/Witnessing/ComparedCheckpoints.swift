// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization
internal import TransparencyLog

/// A checkpoint that some log signed, wherever it came from.
struct SeenCheckpoint: Hashable, Sendable {
    let note: SignedNote
    let checkpoint: Checkpoint

    /// Nil where it is not of the log that the card names, or a key of that log did not sign it.
    init?(_ note: SignedNote, card: VerifiedCardChain) {
        let origin = card.latest.payload.log.origin
        let keys = card.logKeys.filter { $0.name.utf8.elementsEqual(origin.utf8) }
        guard let checkpoint = try? Checkpoint(anyLog: note.text),
            checkpoint.origin.utf8.elementsEqual(origin.utf8),
            !keys.isEmpty, (try? note.verified(by: keys)) != nil
        else { return nil }
        self.note = note
        self.checkpoint = checkpoint
    }

    var state: WitnessState { WitnessState(size: checkpoint.size, root: checkpoint.root) }
}

/// Which checkpoints of each log this process found to be of the tree that the log serves.
///
/// It only saves work: what is forgotten is compared again.
final class ComparedCheckpoints: Sendable {
    /// How many are kept of each log.
    static let largestCount = 64

    private let known = Mutex<[PartyID: [WitnessState]]>([:])

    func contains(_ state: WitnessState, of log: PartyID) -> Bool {
        known.withLock { $0[log]?.contains(state) ?? false }
    }

    func insert(_ states: [WitnessState], of log: PartyID) {
        known.withLock { known in
            let kept = known[log, default: []].filter { !states.contains($0) }
            known[log] = (kept + states).suffix(Self.largestCount)
        }
    }
}

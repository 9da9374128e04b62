// SPDX-License-Identifier: Apache-2.0

/// What a witness has last cosigned for one origin.
package struct WitnessState: Hashable, Sendable {
    package let size: UInt64
    package let root: LogHash

    package init(size: UInt64, root: LogHash) {
        self.size = size
        self.root = root
    }
}

/// Whether a witness may cosign what it is sent (tlog-witness, `add-checkpoint`).
///
/// It is pure: who decides must keep others from changing the state of the origin until the new one is
/// durable, or two requests that race could cosign a fork.
package enum WitnessDecision: Hashable, Sendable {
    /// Make the new state durable, and then answer 200 with a cosignature.
    case cosign(WitnessPromise)
    /// Change nothing and answer so.
    case refuse(WitnessRefusal)

    /// Decides on the bytes of a request.
    ///
    /// `knownLog` gives, for an origin, the keys trusted to sign for it and what was last cosigned, or nil
    /// for an origin this witness does not know. It is asked at most once.
    package init(
        _ body: some Collection<UInt8>,
        knownLog: (String) throws -> (keys: [VerifierKey], lastSeen: WitnessState?)?
    ) rethrows {
        let request: AddCheckpointRequest
        do {
            request = try AddCheckpointRequest(parsing: body)
        } catch {
            self = .refuse(.malformed(error))
            return
        }
        guard let log = try knownLog(request.checkpoint.origin) else {
            self = .refuse(.unknownOrigin)
            return
        }
        self.init(request, keys: log.keys, lastSeen: log.lastSeen)
    }

    /// Decides on a request for an origin whose keys and state are known.
    package init(
        _ request: AddCheckpointRequest,
        keys: [VerifierKey],
        lastSeen: WitnessState?
    ) {
        if let refusal = Self.refusal(of: request, keys: keys, lastSeen: lastSeen) {
            self = .refuse(refusal)
        } else {
            self = .cosign(WitnessPromise(request))
        }
    }

    private static func refusal(
        of request: AddCheckpointRequest,
        keys: [VerifierKey],
        lastSeen: WitnessState?
    ) -> WitnessRefusal? {
        let (checkpoint, proof) = (request.checkpoint, request.proof)
        let last = lastSeen ?? WitnessState(size: 0, root: .emptyRoot)
        let logKeys = keys.filter { $0.algorithm == .ed25519 }
        if (try? request.note.verified(by: logKeys)) == nil { return .noTrustedSignature }
        if request.oldSize > checkpoint.size { return .oldSizeAboveNew }
        if request.oldSize != last.size { return .otherSize(last.size) }
        let isConsistent = MerkleTree.isConsistent(
            oldSize: last.size,
            oldRoot: last.root,
            newSize: checkpoint.size,
            newRoot: checkpoint.root,
            proof: proof
        )
        return isConsistent ? nil : .notConsistent
    }
}

/// Permission to cosign one checkpoint, once the new state is durable.
///
/// Only a `WitnessDecision` makes one.
package struct WitnessPromise: Hashable, Sendable {
    package let origin: String
    /// What to keep for the origin before answering.
    package let newState: WitnessState
    /// The checkpoint with the signatures it came with.
    package let note: SignedNote

    fileprivate init(_ request: AddCheckpointRequest) {
        origin = request.checkpoint.origin
        newState = WitnessState(size: request.checkpoint.size, root: request.checkpoint.root)
        note = request.note
    }

    /// Makes the cosignature; its line, with a line feed, is the body of the answer.
    ///
    /// The time is in seconds since 1970; zero or more than 63 bits is `out-of-range`.
    package func cosignature(by cosigner: Cosigner, at time: UInt64) throws -> NoteSignature {
        try cosigner.cosignature(of: note.text, at: time)
    }
}

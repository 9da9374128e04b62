// SPDX-License-Identifier: Apache-2.0

internal import Exchange

/// A body that waits for its turn, and the caller that waits for the body.
///
/// The caller is answered exactly once: by `refuse`, or by the answer that `run` returns.
struct PendingWrite: Sendable {
    /// Runs the body; to be called at most once, inside a savepoint of its own.
    let run: @Sendable (any StoreTransaction) -> Answer
    let refuse: @Sendable (StoreFailure) -> Void

    /// What a body left behind.
    enum Answer: Sendable {
        /// The body returned; its caller is told once the outcome of the flush is known.
        case kept(@Sendable (StoreFailure?) -> Void)
        /// The body threw; its caller gets that error whatever becomes of the others.
        case undone(@Sendable () -> Void)
    }

    init<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value,
        caller: CheckedContinuation<Value, any Error>
    ) {
        refuse = { caller.resume(throwing: $0) }
        run = { transaction in
            do {
                let value = try body(transaction)
                return .kept { failure in
                    if let failure {
                        caller.resume(throwing: failure)
                    } else {
                        caller.resume(returning: value)
                    }
                }
            } catch {
                return .undone { caller.resume(throwing: error) }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Holds a file next to the database, so that two processes never write one record.
///
/// The system frees the lock when the process ends, however it ends. The lock file stays: removing it would let two
/// processes hold locks on two files of one name.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock or throws ``StoreFailure/Code/inUse`` at once.
    init(path: String) throws {
        descriptor = try PrivateFile.open(path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreFailure(.inUse, "another process holds the store")
        }
    }

    deinit { close(descriptor) }
}

// SPDX-License-Identifier: Apache-2.0

import FileLog
import NIOCore
import NIOPosix
import Synchronization
import TransparencyLog

/// A connection that waits for the answer to an entry.
package struct AddCaller: Sendable {
    let connection: NIOLoopBound<LogConnection>
    let wantsProof: Bool
}

/// The log behind the connections: what is published, and the way to append.
final class LogService: Sendable {
    let writer: LogWriter<AddCaller>
    /// Reads and compresses files beside the event loop.
    let pool = NIOThreadPool(numberOfThreads: 2)
    private let files: any LogFiles
    private let published: Published

    /// The newest checkpoint that is published.
    final class Published: Sendable {
        private let newest: Mutex<(checkpoint: [UInt8], size: UInt64)>

        init(checkpoint: [UInt8], size: UInt64) { newest = Mutex((checkpoint, size)) }

        var checkpoint: [UInt8] { newest.withLock { $0.checkpoint } }
        var size: UInt64 { newest.withLock { $0.size } }

        func set(_ batch: SequencedBatch) { newest.withLock { $0 = (batch.checkpoint, batch.size) } }
    }

    init(_ sequencer: LogSequencer, files: any LogFiles, limits: LogWriter<AddCaller>.Limits) {
        self.files = files
        let published = Published(checkpoint: sequencer.checkpoint, size: sequencer.size)
        self.published = published
        writer = LogWriter(sequencer, limits: limits) { outcome, callers in
            if let batch = try? outcome.get() { published.set(batch) }
            // All connections are on one loop: one hop a batch.
            callers.first?.connection.eventLoop.execute {
                for (offset, caller) in callers.enumerated() {
                    caller.connection.value.answer(outcome, offset: offset, wantsProof: caller.wantsProof)
                }
            }
        }
        pool.start()
    }

    var checkpoint: [UInt8] { published.checkpoint }

    /// The bytes of a tile or bundle that the newest checkpoint implies; nil for every other path.
    ///
    /// A partial one is there as long as the full one is not published, and then until it is cleared away.
    func resource(_ path: Substring) throws -> [UInt8]? {
        guard let place = try? TileCoordinate(path: path), place.isCovered(bySize: published.size) else {
            return nil
        }
        return try files.read(place.path)
    }
}

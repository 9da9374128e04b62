// SPDX-License-Identifier: Apache-2.0

/// Keeps what a node must not lose.
///
/// `write` runs its body in one transaction. When it returns, everything the body wrote has reached
/// stable storage and survives a crash and a power cut. When the body throws, nothing of it is kept and
/// the error is rethrown. Bodies run one at a time, in the order of the calls; the store may commit
/// several of them with one flush (each in a savepoint of its own), and returns from none before that flush.
/// If the flush fails, every call of that batch throws and the store refuses all later writes.
///
/// `read` sees one consistent state that is at least as new as the last write that returned.
///
/// The store is trusted to keep order, and not trusted with private keys: whoever can change it can
/// stop the node or make it repeat itself, but cannot open envelopes or sign.
package protocol ExchangeStore: Sendable {
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value
}

/// The record as one consistent state.
///
/// Valid only inside the body it was given to. Lists are ordered as each method says.
package protocol StoreReader: LogReader, CardReader, NoticeReader, ChannelReader, DeliveryReader,
    RecoveryReader, DeadlineReader, RelayStatusReader, HeartbeatReader,
    OfficeReader, FilingReader, PostureReader, AccessReader
{}

/// The record, and the changes one transaction may make to it.
package protocol StoreTransaction: StoreReader, LogWriter, CardWriter, NoticeWriter, ChannelWriter,
    DeliveryWriter, RecoveryWriter, DeadlineWriter, RelayStatusWriter, HeartbeatWriter,
    OfficeWriter, FilingWriter, PostureWriter, AccessWriter
{}

// SPDX-License-Identifier: Apache-2.0

package import FileLog
import Foundation
package import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A log by itself, served over HTTP/1.1 on one address.
///
/// Reads are those of C2SP tlog-tiles; `POST /add` appends. There is no TLS and no authentication: whoever
/// can reach the address can add entries.
package final class LogServer: Sendable {
    /// What may differ from one server to the next.
    package struct Settings: Sendable {
        package var host = "127.0.0.1"
        package var port = 0
        package var limits = LogWriter<AddCaller>.Limits()
        /// How many connections may be open; more are closed at once.
        ///
        /// Were the file descriptors used up, the next write of the log would fail.
        package var connectionCount = Self.spareDescriptorCount
        /// How long a connection may be silent.
        package var idleTimeout = TimeAmount.seconds(75)
        /// How long a request under way may take to end when the server is told to.
        package var endTimeout = TimeAmount.seconds(10)

        package init() {}

        /// The descriptors of the process less those for files, the pool and the event loop.
        private static var spareDescriptorCount: Int {
            let all = sysconf(Int32(_SC_OPEN_MAX))
            return all < 0 ? 1 << 16 : max(16, all - 64)
        }
    }

    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let service: LogService
    private let connections: OpenConnections
    private let writerEnd: EventLoopFuture<Void>
    private let settings: Settings

    /// The port that it listens on.
    package var port: Int { channel.localAddress?.port ?? settings.port }

    /// Listens and begins to sequence.
    package static func start(
        _ sequencer: LogSequencer,
        files: any LogFiles,
        settings: Settings
    ) async throws -> LogServer {
        // One loop is enough: what it does is little beside the kernel's part, and a core stays for the writer.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let service = LogService(sequencer, files: files, limits: settings.limits)
        let connections = OpenConnections(atMost: settings.connectionCount)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try connections.add(channel)
                    try LogConnection.serve(service, on: channel, idleTimeout: settings.idleTimeout)
                }
            }
            .bind(host: settings.host, port: settings.port).get()
        let ended = group.any().makePromise(of: Void.self)
        Thread.detachNewThread {
            ended.completeWith(Result { try service.writer.run() })
        }
        return LogServer(
            group: group,
            channel: channel,
            service: service,
            connections: connections,
            writerEnd: ended.futureResult,
            settings: settings
        )
    }

    private init(
        group: MultiThreadedEventLoopGroup,
        channel: any Channel,
        service: LogService,
        connections: OpenConnections,
        writerEnd: EventLoopFuture<Void>,
        settings: Settings
    ) {
        self.group = group
        self.channel = channel
        self.service = service
        self.connections = connections
        self.writerEnd = writerEnd
        self.settings = settings
    }

    /// Answers what is under way, then ends; throws where the log could not be closed in order.
    package func shutdown() async throws {
        try? await channel.close()
        let limit = NIODeadline.now() + settings.endTimeout
        connections.end()
        while !connections.isEmpty && NIODeadline.now() < limit {
            try? await group.any().scheduleTask(in: .milliseconds(10)) {}.futureResult.get()
        }
        connections.close()
        service.writer.stop()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await writerEnd.get()) } catch { outcome = .failure(error) }
        try await service.pool.shutdownGracefully()
        try await group.shutdownGracefully()
        try outcome.get()
    }
}

/// The connections that are open.
private final class OpenConnections: Sendable {
    struct TooMany: Error {}

    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let limit: Int

    init(atMost limit: Int) { self.limit = limit }

    var isEmpty: Bool { channels.withLock { $0.isEmpty } }

    func add(_ channel: any Channel) throws {
        let id = ObjectIdentifier(channel)
        try channels.withLock { channels in
            guard channels.count < limit else { throw TooMany() }
            channels[id] = channel
        }
        channel.closeFuture.whenComplete { [self] _ in
            channels.withLock { _ = $0.removeValue(forKey: id) }
        }
    }

    /// Tells each to end after the request that is under way.
    func end() {
        for channel in channels.withLock({ Array($0.values) }) {
            channel.pipeline.fireUserInboundEventTriggered(LogConnection.End())
        }
    }

    func close() {
        for channel in channels.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
}

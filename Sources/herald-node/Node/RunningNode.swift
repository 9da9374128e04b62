// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import Hummingbird
import Logging
import NIOSSL
import NodeClient
import NodeServer
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import ServiceLifecycle
import UnixSignals

/// A node with all its parts: store, keys, engine, server and background work.
struct RunningNode: Sendable {
    /// What comes from the world; a demo brings its own clock and network.
    struct Dependencies: Sendable {
        var clock: any TimeSource
        var random: any RandomSource
        var logger: Logger
        /// Puts something between the node and its peers.
        var wrap: @Sendable (any PeerTransport) -> any PeerTransport

        static func system(logger: Logger) -> Dependencies {
            Dependencies(clock: SystemClock(), random: SystemRandom(), logger: logger) { $0 }
        }
    }

    let configuration: NodeConfiguration
    let node: ExchangeNode
    let store: SQLiteStore
    let connection: HTTPConnection
    let logger: Logger

    /// Opens store and keys, and puts the first card into an empty store.
    static func open(_ configuration: NodeConfiguration, dependencies: Dependencies) async throws
        -> RunningNode
    {
        let store = try SQLiteStore(path: configuration.store)
        let keys = try await keys(configuration, store, at: dependencies.clock.now())
        let connection = try HTTPConnection(trustFile: configuration.trust)
        let transport = HTTPPeerTransport(
            connection: connection,
            party: configuration.party,
            key: keys.transport,
            clock: dependencies.clock,
            random: dependencies.random
        )
        let node = try await ExchangeNode.open(
            settings: NodeSettings(
                party: configuration.party,
                opening: configuration.opensAutomatically ? .automatic : .onRequest,
                routes: configuration.routes,
                quotas: configuration.quotas,
                relaying: configuration.relaying,
                witnesses: configuration.witnesses,
                statusInterval: configuration.statusInterval,
                retryCap: configuration.retryCap,
                ring: configuration.ring,
                signsHandover: configuration.signsHandover,
                isDrill: configuration.isDrill
            ),
            keys: keys,
            store: store,
            transport: dependencies.wrap(transport),
            clock: dependencies.clock,
            random: dependencies.random,
            logger: dependencies.logger
        )
        return RunningNode(
            configuration: configuration,
            node: node,
            store: store,
            connection: connection,
            logger: dependencies.logger
        )
    }

    /// The keys of the newest card, once card and key files have been brought together.
    private static func keys(
        _ configuration: NodeConfiguration,
        _ store: SQLiteStore,
        at now: Timestamp
    ) async throws -> NodeKeys {
        if let card = try NodeFiles(configuration).card() {
            try await ExchangeNode.installCard(card, in: store)
        }
        let party = configuration.party
        let versions = try await store.read { try $0.cardChain(of: party) }
        if !versions.isEmpty {
            try KeyInstallation(configuration).finish(try CardVerifier.verify(chain: versions), at: now)
        }
        return try NodeKeyFiles.read(configuration.keys)
    }

    /// Serves and works until SIGTERM or SIGINT, then ends what is under way and closes the store.
    func run(onListening: @escaping @Sendable (_ host: String, _ port: Int) -> Void) async throws {
        let host = configuration.host
        let listening = WorkSignal()
        let server = try server { port in
            onListening(host, port)
            listening.raise()
        }
        let recovery = RecoveryWork(node: node, files: NodeFiles(configuration), logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server, recovery]
                    + BackgroundWork.services(for: node, listening: listening, logger: logger),
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
        try await close()
    }

    /// The server alone: a service that listens until it is shut down.
    func server(onListening: @escaping @Sendable (_ port: Int) async -> Void) throws -> any Service {
        let tls = try configuration.tls.map { try NodeServer.tls(certificate: $0.certificate, key: $0.key) }
        return try NodeServer.make(
            routes: NodeRoutes(node: node, logger: logger),
            host: configuration.host,
            port: configuration.port,
            tls: tls,
            logger: logger,
            onListening: onListening
        )
    }

    func close() async throws {
        try await connection.close()
        try store.close()
    }
}

/// The machine's clock.
///
/// What it says is the node's claim and nothing more.
struct SystemClock: TimeSource {
    func now() -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}

/// The operating system's randomness.
struct SystemRandom: RandomSource {
    func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return generator.bytes(count)
    }
}

// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
package import NIOSSL
package import NodeAPI

/// Serves the node API on one address.
package enum NodeServer {
    /// A connection on which nothing comes for so long is closed, in the middle of a request too.
    ///
    /// Longer than `NodeClient` keeps one that is not used: so it never sends on one that is about to close.
    private static let idleTimeout = TimeAmount.seconds(90)
    /// More than this many connections wait to be taken until others have closed.
    private static let largestConnectionCount = 2_000

    /// Makes the server; it listens once it is run as a service, and then says on which port.
    ///
    /// `tls` is nil only on loopback; the caller has checked that. Throws when the TLS files do not fit together.
    package static func make(
        routes: NodeRoutes,
        host: String,
        port: Int,
        tls: TLSConfiguration?,
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        try make(
            NodeResponder { await routes.answer($0) },
            host: host,
            port: port,
            tls: tls,
            logger: logger,
            onListening: onListening
        )
    }

    /// Makes a server of something else than a node; whoever runs it puts TLS before it.
    package static func make(
        largestBody: Int,
        host: String,
        port: Int,
        logger: Logger,
        answering: @escaping @Sendable (APIRequest) async -> APIAnswer,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        try make(
            NodeResponder(largestBody: largestBody, answering: answering),
            host: host,
            port: port,
            tls: nil,
            logger: logger,
            onListening: onListening
        )
    }

    private static func make(
        _ responder: NodeResponder,
        host: String,
        port: Int,
        tls: TLSConfiguration?,
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        let http = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [UndecodedLimit()],
                idleTimeout: idleTimeout
            )
        )
        let server = if let tls { try HTTPServerBuilder.tls(http, tlsConfiguration: tls) } else { http }
        return Application(
            responder: responder,
            server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                serverName: nil,
                availableConnectionsDelegate: .maximum(largestConnectionCount, logger: logger)
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: logger
        )
    }

    /// TLS from PEM files.
    package static func tls(certificate: String, key: String) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

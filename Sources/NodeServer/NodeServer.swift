// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
package import NIOSSL

/// Serves the node API on one address.
package enum NodeServer {
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

    /// Makes the server of a witness by itself; whoever runs it puts TLS before it.
    package static func make(
        witness: WitnessRoutes,
        host: String,
        port: Int,
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        try make(
            NodeResponder(largestBody: WitnessRoutes.largestBody) { await witness.answer($0) },
            host: host,
            port: port,
            tls: nil,
            logger: logger,
            onListening: onListening
        )
    }

    /// Makes the server of a mirror by itself; whoever runs it puts TLS before it.
    package static func make(
        mirror: MirrorRoutes,
        host: String,
        port: Int,
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        try make(
            NodeResponder(largestBody: MirrorRoutes.largestBody) { await mirror.answer($0) },
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
        let server: HTTPServerBuilder =
            if let tls { try .tls(.http1(), tlsConfiguration: tls) } else { .http1() }
        return Application(
            responder: responder,
            server: server,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
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

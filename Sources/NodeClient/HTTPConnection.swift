// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
package import NodeAPI

/// Sends the contract's requests over HTTP.
///
/// Follows no redirect. Reads at most `largestAnswer` bytes of an answer.
package final class HTTPConnection: Sendable {
    private let client: HTTPClient
    private let timeout: TimeAmount

    /// A bundle is the largest answer.
    package static let largestAnswer = 64 << 20

    /// `trustFile` is a PEM file of authorities trusted besides those of the system.
    package init(trustFile: String? = nil, timeoutSeconds: Int64 = 30) throws {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(min(timeoutSeconds, 10))
        if let trustFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(trustFile))]
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        timeout = .seconds(timeoutSeconds)
    }

    package func close() async throws {
        try await client.shutdown()
    }

    /// Sends to a base URL; throws where no answer came.
    package func send(_ request: APIRequest, to baseURL: String) async throws -> APIAnswer {
        let root = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        var outgoing = HTTPClientRequest(url: root + request.target)
        outgoing.method = .RAW(value: request.method)
        if let authorization = request.authorization {
            outgoing.headers.add(name: "authorization", value: authorization)
        }
        if request.method != "GET" {
            outgoing.headers.add(name: "content-type", value: request.contentType ?? APIAnswer.json)
            if let coding = request.contentEncoding {
                outgoing.headers.add(name: "content-encoding", value: coding)
            }
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        let response = try await client.execute(outgoing, timeout: timeout)
        let body = try await response.body.collect(upTo: Self.largestAnswer)
        return APIAnswer(
            status: Int(response.status.code),
            contentType: response.headers.first(name: "content-type") ?? "",
            body: Array(body.readableBytesView)
        )
    }
}

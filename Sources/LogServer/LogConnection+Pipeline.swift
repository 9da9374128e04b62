// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

extension LogConnection {
    /// Heads of a browser behind a proxy are below this by far; NIO's own limit is 2 MB for each connection.
    private static let headLimits = {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 8 << 10
        limits.maxHeaderListSize = 32 << 10
        limits.maxHeaderFieldCount = 100
        return limits
    }()
    /// What may wait in the decoder: after a request for another protocol it would keep all that arrives.
    private static let undecodedByteCount = 128 << 10

    /// Reads HTTP/1.1 on a channel and answers from the log.
    ///
    /// Requests wait for the answers to those before them. A malformed one, and one whose head is too large,
    /// is answered 400 and closes the connection, as silence of `idleTimeout` does.
    static func serve(_ service: LogService, on channel: any Channel, idleTimeout: TimeAmount) throws {
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: headLimits)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(IdleStateHandler(allTimeout: idleTimeout))
        try pipeline.addHandler(HTTPResponseEncoder())
        try pipeline.addHandler(ByteToMessageHandler(decoder, maximumBufferSize: undecodedByteCount))
        try pipeline.addHandler(HTTPServerPipelineHandler())
        try pipeline.addHandler(HTTPServerProtocolErrorHandler())
        try pipeline.addHandler(LogConnection(service: service))
    }
}

// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

/// A connection over a socket of this machine.
struct TestClient {
    private let channel: any Channel
    private var parts: AsyncStream<[UInt8]>.AsyncIterator
    private var bytes: [UInt8] = []

    init(port: Int) async throws {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(continuation: continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        parts = stream.makeAsyncIterator()
    }

    func send(_ line: String, body: String = "") async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: TestConnection.request(line, body: body)))
    }

    /// The next answer; nil once the connection has ended.
    mutating func answer() async -> TestAnswer? {
        while true {
            if let answer = TestAnswer(&bytes) { return answer }
            guard let part = await parts.next(isolation: #isolation) else { return nil }
            bytes += part
        }
    }

    func close() async throws { try await channel.close() }
}

/// Hands on what arrives, and that the connection ended, in whichever way.
private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<[UInt8]>.Continuation

    init(continuation: AsyncStream<[UInt8]>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        continuation.yield(Array(buffer: unwrapInboundIn(data)))
    }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

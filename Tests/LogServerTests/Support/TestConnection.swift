// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOEmbedded
import Synchronization

@testable import LogServer

/// A connection to a log without a socket.
struct TestConnection {
    private let channel = NIOAsyncTestingChannel()
    private let output = Output()

    init(to log: TestLog) async throws {
        let (channel, output, service) = (channel, output, log.service)
        try await channel.testingEventLoop.executeInContext {
            try channel.pipeline.syncOperations.addHandler(TestSocket(output: output))
            try LogConnection.serve(service, on: channel, idleTimeout: .seconds(75))
        }
        try await channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).get()
    }

    /// Lets these bytes arrive at once; line feeds in heads are for the caller to write as CR LF.
    func send(_ bytes: some Sequence<UInt8> & Sendable) async throws {
        try await channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// Lets a request arrive, with the length of its body.
    func send(_ line: String, _ headers: String..., body: String = "") async throws {
        try await send(Self.request(line, headers, body: body))
    }

    static func request(_ line: String, _ headers: [String] = [], body: String = "") -> [UInt8] {
        var lines = [line + " HTTP/1.1", "Host: log.example"] + headers
        if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
        return Array((lines.map { $0 + "\r\n" }.joined() + "\r\n" + body).utf8)
    }

    /// The next answers, once they are written.
    func answers(_ count: Int) async throws -> [TestAnswer] {
        var answers: [TestAnswer] = []
        while answers.count < count {
            if let answer = output.bytes.withLock({ TestAnswer(&$0) }) {
                answers.append(answer)
            } else {
                await output.wait()
            }
        }
        return answers
    }

    func answer() async throws -> TestAnswer { try await answers(1)[0] }

    var isOpen: Bool { channel.isActive }

    /// Goes away.
    func close() async throws { try await channel.close() }

    /// Lets an event happen, and all that waits for the loop.
    func happens(_ event: any Sendable) async throws {
        channel.pipeline.fireUserInboundEventTriggered(event)
        try await settled()
    }

    /// Returns once all that the loop was given so far is done.
    func settled() async throws { try await channel.testingEventLoop.executeInContext {} }

    /// All that was written and not yet read.
    func written() -> [UInt8] {
        output.bytes.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
    }

    /// All that was written, once the connection is closed.
    func writtenToTheEnd() async throws -> [UInt8] {
        try await channel.closeFuture.get()
        return written()
    }

    /// The only answer of a connection that is closed.
    func lastAnswer() async throws -> TestAnswer? {
        var bytes = try await writtenToTheEnd()
        let answer = TestAnswer(&bytes)
        return bytes.isEmpty ? answer : nil
    }
}

/// What the connection has written.
private final class Output: Sendable {
    let bytes = Mutex<[UInt8]>([])
    private let (more, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    func append(_ part: ByteBuffer) {
        bytes.withLock { $0 += Array(buffer: part) }
        continuation.yield()
    }

    /// Returns once there is more than before the last call.
    func wait() async { for await _ in more { return } }
}

/// Keeps what is written, and takes nothing once the channel is closed, as a socket.
private final class TestSocket: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private let output: Output
    private var promises: [EventLoopPromise<Void>] = []

    init(output: Output) { self.output = output }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard context.channel.isActive else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        output.append(unwrapOutboundIn(data))
        if let promise { promises.append(promise) }
    }

    func flush(context: ChannelHandlerContext) {
        let flushed = promises
        promises = []
        for promise in flushed { promise.succeed() }
    }
}

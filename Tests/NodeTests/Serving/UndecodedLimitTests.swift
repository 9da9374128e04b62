// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOEmbedded
import NodeServer
import Testing

struct UndecodedLimitTests {
    /// Hands on every other part, or nothing.
    private final class Decoder: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let handsOn: Bool
        private var count = 0

        init(handsOn: Bool) { self.handsOn = handsOn }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            count += 1
            if handsOn && count % 2 == 0 { context.fireChannelRead(data) }
        }
    }

    private static let part = ByteBuffer(repeating: 97, count: 100 << 10)

    private static func channel(handsOn: Bool) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([Decoder(handsOn: handsOn), UndecodedLimit()])
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        return channel
    }

    @Test func `closes a connection whose bytes become nothing`() throws {
        let channel = try Self.channel(handsOn: false)
        for _ in 0..<2 { try channel.writeInbound(Self.part) }
        #expect(channel.isActive)
        try channel.writeInbound(Self.part)
        #expect(!channel.isActive)
    }

    @Test func `keeps one whose bytes become requests, however many they are`() throws {
        let channel = try Self.channel(handsOn: true)
        for _ in 0..<100 { try channel.writeInbound(Self.part) }
        #expect(channel.isActive)
    }
}

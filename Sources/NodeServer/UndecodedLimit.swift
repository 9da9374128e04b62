// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// Closes a connection on which bytes come that become no requests.
///
/// NIO's HTTP decoder reads nothing more after a request for another protocol (`Upgrade`, `CONNECT`), and
/// would keep whatever still comes. To be added after the decoder; it adds its other half before all.
package final class UndecodedLimit: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = Never

    /// Above the largest head that the decoder takes.
    package static let byteCount = 256 << 10

    private let arrivals = Arrivals()

    package init() {}

    package func handlerAdded(context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(arrivals, position: .first)
        } catch {
            context.close(promise: nil)
        }
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrivals.undecoded = 0
        context.fireChannelRead(data)
    }

    /// Counts bytes as the socket gives them.
    private final class Arrivals: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        var undecoded = 0

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            undecoded += unwrapInboundIn(data).readableBytes
            context.fireChannelRead(data)
            if undecoded > UndecodedLimit.byteCount { context.close(promise: nil) }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import FileLog
import GzipCoding
package import NIOCore
package import NIOHTTP1
import NIOPosix
import TransparencyLog

/// One connection: reads requests one after the other and writes their answers.
package final class LogConnection: ChannelInboundHandler {
    package typealias InboundIn = HTTPServerRequestPart
    package typealias OutboundOut = HTTPServerResponsePart

    /// That the server ends: the connection closes after the request that is under way.
    struct End: Sendable {}

    private enum Phase {
        /// Between two requests.
        case idle
        /// The body is being read.
        case reading(HTTPRequestHead, ByteBuffer?)
        /// The answer is being made.
        case answering(HTTPRequestHead)
        /// The last answer was given: whatever else arrives is passed over.
        case ended
    }

    private let service: LogService
    private var phase = Phase.idle
    /// Whether the connection closes after the request that is under way.
    private var isEnding = false
    /// A request that is whole and whose answer was not begun.
    private var whole: (head: HTTPRequestHead, body: ByteBuffer?)?
    private var isBeginning = false
    /// Answers that the socket has not taken yet.
    private var unsent = 0
    private var context: ChannelHandlerContext?

    init(service: LogService) { self.service = service }

    package func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    package func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), phase) {
        case (_, .ended): break
        case (.head(let head), _):
            phase = .reading(head, nil)
            begin(head)
        case (.body(var part), .reading(let head, var body)):
            // The phase lets go of the buffer, so that it grows where it lies.
            phase = .reading(head, nil)
            if body == nil { body = part } else { body?.writeBuffer(&part) }
            phase = .reading(head, body)
            if (body?.readableBytes ?? 0) > EntryBundle.maximumEntryByteCount { refuseBody(head) }
        case (.end, .reading(let head, let body)):
            phase = .answering(head)
            whole = (head, body)
            beginAnswers()
        case (.body, _), (.end, _): break
        }
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is End:
            isEnding = true
            closeIfDone()
        case is IdleStateHandler.IdleStateEvent:
            if case .answering = phase { return }
            context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func begin(_ head: HTTPRequestHead) {
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        if length > EntryBundle.maximumEntryByteCount { return refuseBody(head) }
        // The decoder reads nothing more after a request for another protocol, though that is not taken up.
        if head.method == .CONNECT || head.headers.contains(name: "upgrade") { isEnding = true }
        let expectation = head.headers.first(name: "expect")?.lowercased()
        if expectation == "100-continue", head.version != .http1_0 {
            context?.writeAndFlush(
                wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))),
                promise: nil
            )
        }
    }

    private func refuseBody(_ head: HTTPRequestHead) {
        phase = .answering(head)
        isEnding = true
        send(.text(.payloadTooLarge, "an entry has at most \(EntryBundle.maximumEntryByteCount) bytes"))
    }

    /// Answers what is whole, one request after the other.
    ///
    /// An answer that is sent lets the next request in before `send` returns: were it answered then and there,
    /// the stack would grow with every request that waits.
    private func beginAnswers() {
        guard !isBeginning else { return }
        isBeginning = true
        defer { isBeginning = false }
        while let (head, body) = whole {
            whole = nil
            answer(head, body)
        }
    }

    private func answer(_ head: HTTPRequestHead, _ body: ByteBuffer?) {
        let target = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = target.first ?? ""
        if path == "/add" {
            guard head.method == .POST else { return send(.refusedMethod("POST")) }
            let query = target.count > 1 ? target[1] : ""
            return add(body, wantsProof: query.split(separator: "&").contains("proof"))
        }
        guard head.method == .GET || head.method == .HEAD else { return send(.refusedMethod("GET, HEAD")) }
        if path == "/checkpoint" { return send(.checkpoint(service.checkpoint)) }
        let codings = head.headers[canonicalForm: "accept-encoding"]
        serve(path.dropFirst(), compressed: AcceptEncoding.takesGzip(codings))
    }

    private func add(_ body: ByteBuffer?, wantsProof: Bool) {
        guard let context, let bytes = body.map({ Array($0.readableBytesView) }), !bytes.isEmpty else {
            return send(.text(.badRequest, "the body is the entry, of 1 byte or more"))
        }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        switch service.writer.submit(bytes, from: AddCaller(connection: connection, wantsProof: wantsProof)) {
        case .queued: break
        case .full: send(.busy)
        case .stopped:
            send(
                .text(.serviceUnavailable, "the log takes nothing more: a write failed or it ends")
            )
        }
    }

    /// Answers an entry once its batch is through, or has failed.
    func answer(_ outcome: Result<SequencedBatch, FileLogError>, offset: Int, wantsProof: Bool) {
        switch outcome {
        case .failure:
            send(
                .text(
                    .internalServerError,
                    "the entry could not be written; it may be in the log all the same"
                )
            )
        case .success(let batch):
            let index = batch.start + UInt64(offset)
            send(wantsProof ? .plain(batch.proofText(of: index)) : .plain(Array(String(index).utf8)))
        }
    }

    private func serve(_ path: Substring, compressed: Bool) {
        guard let context else { return }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let service = service
        service.pool.runIfActive(eventLoop: context.eventLoop) { () throws -> LogAnswer? in
            try service.resource(path).map { try .resource($0, compressed: compressed) }
        }.whenComplete { outcome in
            switch outcome {
            case .success(let answer): connection.value.send(answer ?? .text(.notFound, "not in this log"))
            case .failure: connection.value.send(.text(.internalServerError, "the file cannot be read"))
            }
        }
    }

    private func send(_ answer: LogAnswer) {
        // Gone before it was answered.
        guard let context, case .answering(let request) = phase else { return }
        isEnding = isEnding || !request.isKeepAlive
        phase = isEnding ? .ended : .idle
        var headers = answer.headers
        if isEnding {
            headers.add(name: "connection", value: "close")
        } else if request.version == .http1_0 {
            headers.add(name: "connection", value: "keep-alive")
        }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { _ in
            connection.value.unsent -= 1
            connection.value.closeIfDone()
        }
        unsent += 1
        let head = HTTPResponseHead(version: request.version, status: answer.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD {
            let body = context.channel.allocator.buffer(bytes: answer.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    }

    /// Closes once the last answer is through.
    private func closeIfDone() {
        guard isEnding, unsent == 0 else { return }
        switch phase {
        case .idle, .ended: context?.close(promise: nil)
        case .reading, .answering: break
        }
    }
}

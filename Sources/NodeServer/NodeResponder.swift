// SPDX-License-Identifier: Apache-2.0

import GzipCoding
import HTTPTypes
package import Hummingbird
import NIOCore
package import NodeAPI

/// Turns HTTP into the contract's requests and back; decides nothing.
///
/// A `HEAD` is asked as a `GET` and answered without the body.
package struct NodeResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    let answering: @Sendable (APIRequest) async -> APIAnswer
    let largestBody: Int
    private let budget: BodyBudget

    /// Bytes of bodies in memory at once, or one body more where that is larger.
    private static let bodiesByteCount = 256 << 20

    package init(
        largestBody: Int = APIRequest.largestBody,
        answering: @escaping @Sendable (APIRequest) async -> APIAnswer
    ) {
        self.largestBody = largestBody
        budget = BodyBudget(limit: max(Self.bodiesByteCount, 2 * largestBody))
        self.answering = answering
    }

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        var body = ByteBuffer()
        defer { budget.giveBack(body.readableBytes) }
        for try await part in request.body {
            guard body.readableBytes + part.readableBytes <= largestBody else {
                return response(ProblemAnswer.make(.tooLarge, "body is longer than \(largestBody) bytes"))
            }
            guard budget.take(part.readableBytes) else {
                return response(ProblemAnswer.make(.notReady, "too much is being sent here: try again"))
            }
            body.writeImmutableBuffer(part)
        }
        let isHead = request.method == .head
        let answer = await answering(
            APIRequest(
                method: isHead ? "GET" : request.method.rawValue,
                target: request.uri.string,
                authorization: request.headers[.authorization],
                body: Array(body.readableBytesView),
                contentEncoding: request.headers[.contentEncoding]
            )
        )
        let codings = request.headers[values: .acceptEncoding].flatMap { $0.split(separator: ",") }
        let whole = response(answer, takesGzip: AcceptEncoding.takesGzip(codings))
        return isHead ? whole.createHeadResponse() : whole
    }

    private func response(_ answer: APIAnswer, takesGzip: Bool = false) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        headers[.cacheControl] = Self.cacheControl(answer.caching)
        var body = answer.body
        if answer.caching == .always {
            headers[.vary] = "accept-encoding"
            if takesGzip, let gzip = try? Gzip.compressed(body) {
                headers[.contentEncoding] = "gzip"
                body = gzip
            }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    private static func cacheControl(_ caching: APIAnswer.Caching) -> String {
        switch caching {
        case .none: "no-store"
        case .briefly: "max-age=1"
        case .always: "public, max-age=31536000, immutable"
        }
    }
}

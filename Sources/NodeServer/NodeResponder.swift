// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
import NIOCore
package import NodeAPI

/// Turns HTTP into the contract's requests and back; decides nothing.
package struct NodeResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    let answering: @Sendable (APIRequest) async -> APIAnswer
    let largestBody: Int

    package init(
        largestBody: Int = APIRequest.largestBody,
        answering: @escaping @Sendable (APIRequest) async -> APIAnswer
    ) {
        self.largestBody = largestBody
        self.answering = answering
    }

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: largestBody)
        } catch {
            return response(
                ProblemAnswer.make(.tooLarge, "body is longer than \(largestBody) bytes")
            )
        }
        let answer = await answering(
            APIRequest(
                method: request.method.rawValue,
                target: request.uri.string,
                authorization: request.headers[.authorization],
                body: Array(body.readableBytesView),
                contentEncoding: request.headers[.contentEncoding]
            )
        )
        return response(answer)
    }

    private func response(_ answer: APIAnswer) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        headers[.cacheControl] = "no-store"
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

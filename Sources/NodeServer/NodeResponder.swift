// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
import NIOCore
import NodeAPI

/// Turns HTTP into the contract's requests and back; decides nothing.
package struct NodeResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    let routes: NodeRoutes

    package init(routes: NodeRoutes) {
        self.routes = routes
    }

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: APIRequest.largestBody)
        } catch {
            return response(
                ProblemAnswer.make(.tooLarge, "body is longer than \(APIRequest.largestBody) bytes")
            )
        }
        let answer = await routes.answer(
            APIRequest(
                method: request.method.rawValue,
                target: request.uri.string,
                authorization: request.headers[.authorization],
                body: Array(body.readableBytesView)
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

// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeSecurity

extension NodeRoutes {
    /// Answers an officer's claim from the node's record.
    func claim(_ request: APIRequest) async throws -> APIAnswer {
        let body = try ClaimBody(bytes: request.body)
        let report = try await node.check(body.claim, policy: body.policy)
        return Self.json(
            ClaimReportBody(
                report: report.json,
                lines: report.lines,
                page: String(decoding: report.page, as: UTF8.self)
            ).bytes
        )
    }
}

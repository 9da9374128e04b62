// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

extension NodeRoutes {
    /// Answers with the statement as it was signed.
    func recordStatement(_ request: APIRequest, by officer: KeyID) async throws -> APIAnswer {
        let content = try StatementContent(payload: request.body)
        let id = try await node.recordStatement(content, by: officer)
        return Self.json(FilingsBody([try await node.filing(id)]).bytes)
    }
}

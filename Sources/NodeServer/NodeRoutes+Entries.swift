// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat

extension NodeRoutes {
    /// Entries of humanitarian notification, without their coordinates.
    func entryAnswer(_ route: APIRoute, _ request: APIRequest, by officer: KeyID) async throws -> APIAnswer {
        switch route {
        case .entries(let moment):
            let time = moment ?? node.now
            let entries = try await node.entries().map { EntryBody($0, at: time) }
            return Self.json(EntryListBody(entries: entries).bytes)
        case .entry(let prefix, let moment):
            let history = try await node.entry(prefix)
            var body = EntryBody(history, at: moment ?? node.now)
            body.accesses = try await node.accesses(to: history.id).map { EntryAccessBody($0) }
            return Self.json(body.bytes)
        case .exportEntries:
            let body = try EntryExportBody(bytes: request.body)
            _ = try await node.noteExport(body.entries, reason: body.reason, by: officer)
            return Self.done
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
    }
}

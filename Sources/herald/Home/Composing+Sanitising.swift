// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

extension Composing {
    /// The draft with what a copy freed of its source keeps of the original; refuses one that changes it.
    func sanitised(_ draft: NoticeDraft, of original: String?) async throws -> NoticeDraft {
        guard let original else { return draft }
        let view = try NoticeViewBody(bytes: try await session.get("/notices/\(original)"))
        let fields = try await Reading(session: session).verified(view).fields
        var copy = draft
        copy.fields = draft.fields.keepingDescriptors(of: fields)
        if let fault = copy.fields.sanitisingFaults(of: fields).first {
            throw Failure(.no, "not-sanitised", fault, hint: "leave the field out: it is taken over as it is")
        }
        return try NoticeDraft(copy.json)
    }
}

// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Who may record: writing down what is public commits the party to nothing but its record.
    static let recordingRoles: Set<Role> = [.auditor, .drafter, .releaser, .watch]

    /// Records a public utterance for an officer: signs, keeps and logs it (docs/spec/statement.md section 7).
    ///
    /// Refuses `unknown-statement` where it corrects, retracts or answers what is no statement in this record, and
    /// `not-a-notice` where it cites one: a statement counts nowhere as a notice.
    package func recordStatement(_ content: StatementContent, by officer: KeyID) async throws -> ObjectID {
        try await file(by: officer, roles: Self.recordingRoles) { head, reader in
            for id in content.links.statements where try reader.filing(id)?.type != .statement {
                throw Refusal("unknown-statement", "no statement here has the id \(id.text)")
            }
            for id in content.links.cites where try reader.filing(id) != nil {
                throw Refusal("not-a-notice", "what is cited as a notice is none: \(id.text)")
            }
            return (StatementPayload(head, content), held: nil)
        }
    }
}

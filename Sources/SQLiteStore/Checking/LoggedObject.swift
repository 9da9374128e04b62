// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A table whose rows must each be in the log (log.md, "Leaf").
struct LoggedObject {
    let type: LeafType
    /// Selects the place, for people, and the exact bytes the leaf's digest is of, as text or bytes.
    let query: String

    /// All but notices, whose logged text is put together from several rows.
    ///
    /// A message this node refused may be without a leaf, and so may the approvals of a received notice, which
    /// the leaf of that notice covers.
    static let all = [
        Self(type: .card, query: "SELECT party || ' version ' || version, CAST(jws AS BLOB) FROM card"),
        Self(
            type: .dispatch,
            query: "SELECT sender || ' to ' || recipient || ' ' || number, CAST(jws AS BLOB) FROM dispatch"
        ),
        Self(
            type: .status,
            query: "SELECT issuer || ' about ' || counterpart || ' ' || idx, CAST(jws AS BLOB) FROM status"
        ),
        Self(
            type: .relayStatus,
            query: """
                SELECT issuer || ' about ' || sender || ' to ' || recipient || ' ' || idx, CAST(jws AS BLOB)
                FROM relay_status
                """
        ),
        Self(
            type: .envelope,
            query: """
                SELECT sender || ' to ' || recipient || ', message ' || number, bytes
                FROM message JOIN envelope ON envelope.message = message.number WHERE state <> 'refused'
                """
        ),
        Self(
            type: .submission,
            query: "SELECT 'by ' || route || ', number ' || number, CAST(jws AS BLOB) FROM submission"
        ),
        Self(
            type: .evidence,
            query: "SELECT 'by ' || issuer || ', number ' || number, CAST(jws AS BLOB) FROM evidence"
        ),
        Self(
            type: .impersonation,
            query: "SELECT 'report ' || number, CAST(jws AS BLOB) FROM report_received"
        ),
        Self(
            type: .denial,
            query: "SELECT 'denial ' || number, CAST(jws AS BLOB) FROM denial"
        ),
        Self(
            type: .statement,
            query: "SELECT 'filing ' || position, CAST(jws AS BLOB) FROM filing WHERE type = 'statement'"
        ),
        Self(
            type: .approval,
            query: """
                SELECT 'of notice ' || number || ', number ' || position, CAST(jws AS BLOB)
                FROM approval JOIN notice ON approval.notice = notice.number
                WHERE direction = 'outbound' AND released IS NOT NULL
                """
        ),
    ]
}

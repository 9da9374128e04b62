// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension IntegrityCheck {
    mutating func checkLogged(_ kind: LoggedObject) throws {
        try connection.scan(kind.query) { row in
            let place = try row.text()
            try requireLeaf(kind.type, of: row.bytes(), place)
        }
    }

    /// A released notice is logged as its issuer-signed JWT with a line feed and each approval (notice.md section 5).
    mutating func checkNotices() throws {
        let query = "SELECT number, text FROM notice WHERE released IS NOT NULL ORDER BY number"
        try connection.scan(query) { row in
            let number = try row.int64()
            let signed = try row.text().prefix { $0 != "~" }
            let approvals = try connection.rows(
                "SELECT jws FROM approval WHERE notice = ? ORDER BY position",
                number
            ) { try $0.text() }
            let released = ([String(signed)] + approvals).joined(separator: "\n")
            try requireLeaf(.notice, of: Array(released.utf8), "number \(number)")
        }
    }

    private mutating func requireLeaf(_ type: LeafType, of bytes: [UInt8], _ place: String) throws {
        let leaf = LeafEntry(type: type, digest: digest(bytes))
        guard try record.leafIndex(of: leaf) == nil else { return }
        report(.notLogged, "\(type.rawValue) \(place)")
    }
}

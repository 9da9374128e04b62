// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A released notice with the disclosures that the exporter opened (bundle.md, section 1).
package struct BundleNotice: Hashable, Sendable {
    /// Issuer-signed JWT.
    package var jwt: String
    /// As they travel, ascending by field name.
    package var disclosures: [String]
    /// Compact JWS, ascending.
    package var approvals: [String]

    package init(jwt: String, disclosures: [String], approvals: [String]) {
        self.jwt = jwt
        self.disclosures = disclosures
        self.approvals = approvals
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        approvals = try reader.compacts("approvals", count: 0...64, .ascending)
        disclosures = try reader.rawList("disclosures", count: 0...NoticeVisible.largestHiddenCount)
        jwt = try reader.compact("jwt", limit: ObjectType.notice.largestSize)
        try reader.finish()
        var names: [[String]] = []
        for disclosure in disclosures {
            guard let name = Self.fieldName(of: disclosure) else {
                throw reader.refusal("not a disclosure of a hidden field", at: "disclosures")
            }
            names.append([name])
        }
        try reader.requireAscending(names, "disclosures")
    }

    package var json: JSONValue {
        .object([
            ("approvals", .strings(approvals)), ("disclosures", .strings(disclosures)), ("jwt", .string(jwt)),
        ])
    }

    /// The name in a disclosure, a canonical array of salt, name and value; nil for anything else.
    private static func fieldName(of disclosure: String) -> String? {
        guard let bytes = try? Base64URL.decode(disclosure),
            case .array(let parts)? = try? CanonicalJSON.parseCanonical(bytes), parts.count == 3,
            case .string(let salt) = parts[0], (try? RandomID(salt)) != nil,
            case .string(let name) = parts[1], let field = try? FieldName(name)
        else { return nil }
        return field.text
    }
}

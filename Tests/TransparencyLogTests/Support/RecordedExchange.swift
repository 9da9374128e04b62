// SPDX-License-Identifier: Apache-2.0

/// A request to a witness of the shared vectors, and what the specification has it answer.
struct RecordedExchange: Decodable {
    let desc, body: String
    let statuses: [Int]
    let contentType, answer, cosigned: String?

    enum CodingKeys: String, CodingKey {
        case desc
        case body = "request_body"
        case statuses = "spec_status"
        case contentType = "spec_content_type"
        case answer = "spec_body"
        case cosigned = "must_cosign_note"
    }
}

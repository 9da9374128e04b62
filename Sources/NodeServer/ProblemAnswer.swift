// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// The only way from a refusal to HTTP (RFC 9457).
enum ProblemAnswer {
    static func make(_ code: ReasonCode, _ detail: String, evidence: [String] = []) -> APIAnswer {
        let status = status(code.text)
        let problem = Problem(
            code: code,
            detail: String(detail.prefix(1000)),
            status: status,
            title: title(status),
            evidence: evidence.isEmpty ? nil : evidence
        )
        return APIAnswer(status: status, contentType: APIAnswer.problem, body: problem.payload)
    }

    static let nothing = make(.notFound, "nothing is here")

    static func make(_ word: Word, _ detail: String) -> APIAnswer {
        make(word.code, detail)
    }

    /// Codes of this layer, besides those of docs/spec/evidence.md section 4.
    enum Word: String {
        case notFound = "not-found"
        case notSigned = "not-signed"
        case notAllowed = "not-allowed"
        case malformedBody = "malformed-body"
        case tooLarge = "too-large"
        case notReady = "not-ready"
        case restoring = "restoring"
        case failed = "failed"
        case notWitnessedYet = "not-witnessed-yet"

        var code: ReasonCode {
            guard let code = try? ReasonCode(rawValue) else {
                preconditionFailure("a problem code of another form")
            }
            return code
        }
    }

    private static func status(_ code: String) -> Int {
        switch code {
        case "not-signed", "unknown-key", "wrong-key", "bad-signature": 401
        case "not-allowed", "not-served", "mandate-not-met", "role-missing": 403
        case "not-found": 404
        case "id-reuse", "stale-head", "not-witnessed-yet", "conflict", "ambiguous-id": 409
        case "too-large": 413
        case "quota": 429
        case "failed": 500
        case "not-ready", "restoring": 503
        case "malformed-body": 400
        default: 422
        }
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 400: "malformed request"
        case 401: "not signed by a key this node knows"
        case 403: "not allowed"
        case 404: "not found"
        case 409: "conflict"
        case 413: "too large"
        case 429: "too many"
        case 500: "the node failed"
        case 503: "not ready"
        default: "refused"
        }
    }
}

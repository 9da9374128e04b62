// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// A node's "no" to a request; nothing was changed but, at most, a record of the refusal.
package struct Refusal: Error, Sendable, Hashable {
    package var code: ReasonCode
    /// For people; names no content and no secret.
    package var detail: String
    /// Signed rejection evidence, only for a request that verified under a pinned card.
    package var evidence: [String]

    package init(_ code: ReasonCode, _ detail: String, evidence: [String] = []) {
        self.code = code
        self.detail = detail
        self.evidence = evidence
    }

    /// Uses a code of the registry or of this layer; another form is a bug.
    package init(_ code: String, _ detail: String) {
        self.init(ReasonCode(known: code), detail)
    }

    init(_ error: SecurityError) {
        self.init(error.reasonCode, error.reason)
    }

    init(_ error: FormatError) {
        self.init(ReasonCode(known: error.code.rawValue), error.reason)
    }

    /// Runs a check of what somebody sent, and names a refusal of the lower layers by a code of this one.
    static func naming<Value>(_ check: () throws -> Value) throws -> Value {
        do {
            return try check()
        } catch let error as SecurityError {
            throw Refusal(error)
        } catch let error as FormatError {
            throw Refusal(error)
        }
    }
}

extension ReasonCode {
    /// A code written in the source; another form than the registry's is a bug.
    init(known text: String) {
        guard let code = try? ReasonCode(text) else {
            preconditionFailure("reason code of another form: \(text)")
        }
        self = code
    }
}

// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import StrictJSON
import TransparencyLog

/// Why a command did not do what was asked: the only way from an error to the terminal.
struct Failure: Error, Hashable {
    enum Exit: Int32, Hashable {
        /// The answer is no.
        case no = 1
        /// Wrong usage.
        case usage = 2
        /// Could not find out.
        case unknown = 3
    }

    var exit: Exit
    /// Stable and hyphenated.
    var code: String
    /// Lowercase, no full stop; what was expected and what was found.
    var reason: String
    /// What to do about it.
    var hint: String?

    init(_ exit: Exit, _ code: String, _ reason: String, hint: String? = nil) {
        self.exit = exit
        self.code = code
        self.reason = reason
        self.hint = hint
    }

    /// Names any error; one that this program does not know is "could not find out".
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as SecurityError: self.init(.no, error.code.rawValue, error.reason)
        case let error as FormatError: self.init(.no, error.code.rawValue, error.reason)
        case let error as JSONError: self.init(.no, error.code.rawValue, String(describing: error))
        case let error as LogError: self.init(.no, error.code.rawValue, error.reason)
        case let fault as BundleFault:
            self.init(fault.kind == .refused ? .no : .unknown, fault.code, fault.reason)
        default: self.init(.unknown, "failed", "\(error)")
        }
    }

    /// As `error` in the answer with `--json`.
    var json: JSONValue {
        .object([("code", .string(code)), ("hint", hint.map { .string($0) }), ("reason", .string(reason))])
    }

    static func unreadable(_ path: String, _ error: any Error) -> Failure {
        Failure(
            .unknown,
            "unreadable-file",
            "cannot read \(path): \(error)",
            hint: "check the name and its permissions"
        )
    }
}

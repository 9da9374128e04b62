// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import StrictJSON
import TransparencyLog

/// Why the program did not do what was asked: the only way from an error to the terminal.
struct NodeFailure: Error {
    /// 1 the answer is no, 2 wrong usage, 3 could not find out.
    let exit: Int32
    /// Lowercase, no full stop; what was expected and what was found.
    let reason: String
    let hint: String?

    init(_ exit: Int32, _ reason: String, hint: String? = nil) {
        self.exit = exit
        self.reason = reason
        self.hint = hint
    }

    static func end(with error: any Error) -> Never {
        if HeraldNode.exitCode(for: error) == .success {
            print(HeraldNode.fullMessage(for: error))
            Foundation.exit(0)
        }
        let failure = named(error)
        var text = "herald-node: error: \(failure.reason)\n"
        if let hint = failure.hint { text += "herald-node: hint: \(hint)\n" }
        FileHandle.standardError.write(Data(text.utf8))
        Foundation.exit(failure.exit)
    }

    private static func named(_ error: any Error) -> NodeFailure {
        switch error {
        case let failure as NodeFailure: failure
        case let error as SecurityError: NodeFailure(1, error.reason)
        case let error as FormatError: NodeFailure(1, error.reason)
        case let error as JSONError: NodeFailure(1, error.reason)
        case let error as LogError: NodeFailure(1, error.reason)
        case let refusal as Refusal: NodeFailure(1, refusal.detail)
        case let failure as StoreFailure: NodeFailure(3, failure.reason)
        case is ValidationError: NodeFailure(2, HeraldNode.message(for: error))
        default:
            String(describing: type(of: error)) == "CommandError"
                ? NodeFailure(2, HeraldNode.message(for: error)) : NodeFailure(3, "\(error)")
        }
    }
}

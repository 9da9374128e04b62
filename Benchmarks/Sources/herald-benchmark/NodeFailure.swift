// SPDX-License-Identifier: Apache-2.0

/// Why the benchmark cannot go on; the node's own files, compiled in here, throw it too.
struct NodeFailure: Error, CustomStringConvertible {
    let reason: String
    let hint: String?

    var description: String { [reason, hint].compactMap { $0 }.joined(separator: "; ") }

    init(_ exit: Int32, _ reason: String, hint: String? = nil) {
        self.reason = reason
        self.hint = hint
    }
}

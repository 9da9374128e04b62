// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// The logs that a witness knows, from a text with one log `vkey` a line.
///
/// The origin of a log is the name of its key. Several keys of one name are keys of one log. Empty lines and
/// lines that begin with `#` say nothing.
package struct KnownLogs: Sendable {
    /// Keys by origin.
    package let keys: [String: [VerifierKey]]

    static let maximumByteCount = 16 << 20

    /// Throws `malformed-key` and what else `VerifierKey` throws, with the line; `unsupported-algorithm` for a
    /// key that is not of type 0x01, and `malformed-key` for one that stands there twice.
    package init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        guard bytes.count <= Self.maximumByteCount else {
            throw LogError(.tooLarge, "the list of logs is too large")
        }
        var keys: [String: [VerifierKey]] = [:]
        let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let key = try Self.key(line, number: number + 1)
            guard keys[key.name]?.contains(where: { $0 == key }) != true else {
                throw LogError(.malformedKey, "line \(number + 1): the key stands there twice")
            }
            keys[key.name, default: []].append(key)
        }
        self.keys = keys
    }

    private static func key(_ line: ArraySlice<UInt8>, number: Int) throws(LogError) -> VerifierKey {
        guard let text = String(validating: line, as: UTF8.self) else {
            throw LogError(.malformedKey, "line \(number) is no text")
        }
        let key: VerifierKey
        do {
            key = try VerifierKey(parsing: text)
        } catch {
            throw LogError(error.code, "line \(number): \(error.reason)")
        }
        guard key.algorithm == .ed25519 else {
            throw LogError(.unsupportedAlgorithm, "line \(number): the key of a log is of type 0x01")
        }
        return key
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// Where a witness serves what it cosigned (tlog-witness, monitoring).
package enum MonitoringPath {
    /// The path of the latest cosigned checkpoint of a log, below the monitoring prefix.
    package static func checkpoint(origin: String) -> String { "\(folder(origin: origin))/checkpoint" }

    /// SHA-256 of the bytes of the origin, in 64 lower-case hexadecimal digits.
    package static func folder(origin: String) -> String {
        var hash = SHA256()
        hash.update(data: Array(origin.utf8))
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

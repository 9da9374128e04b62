// SPDX-License-Identifier: Apache-2.0

/// What an `Accept-Encoding` says of gzip (RFC 9110 section 12.5.3).
package enum AcceptEncoding {
    /// Whether one of the elements names gzip with a weight above zero.
    ///
    /// `*` and a missing header do not: an answer is compressed where somebody asked for it.
    package static func takesGzip(_ elements: some Sequence<some StringProtocol>) -> Bool {
        elements.contains { element in
            let parts = String(element).split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let name = parts.first, name == "gzip" || name == "x-gzip" else { return false }
            return !parts.dropFirst().contains { part in
                part.hasPrefix("q=") && Double(part.dropFirst(2)).map { $0 <= 0 } ?? true
            }
        }
    }
}

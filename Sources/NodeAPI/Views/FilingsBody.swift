// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// Answer of `GET /filings/TYPE` and `GET /filings/TYPE/ID`: signed objects, in the order they came.
///
/// The reader verifies each one; what belongs to it and stays at the node is not here.
package struct FilingsBody: Sendable, Hashable {
    package static let largestCount = 4096

    /// Compact JWS.
    package var filings: [String]

    package init(filings: [String]) {
        self.filings = filings
    }

    package init(bytes: [UInt8]) throws {
        let limits = JSONLimits(maxBytes: 512 << 20)
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: limits))
        filings = try reader.strings("filings")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("filings", .strings(filings))]))
    }
}

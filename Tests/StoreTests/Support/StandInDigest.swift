// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import TransparencyLog

/// Stands in for SHA-256, which is not the store's business: any digest of 32 octets will do here.
@Sendable func standInDigest(_ bytes: [UInt8]) -> Digest {
    Digest(bytes: LogHash.leaf(bytes).bytes)
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeSecurity

/// The files of a node's folder besides its record and its keys.
struct NodeFiles: Sendable {
    let folder: String

    init(_ configuration: NodeConfiguration) {
        folder = URL(filePath: configuration.keys).deletingLastPathComponent().path
    }

    var cardPath: String { "\(folder)/card.json" }

    /// What is lost after a restore, for the operator; no program reads it back.
    var recoveryPath: String { "\(folder)/recovery.json" }

    /// The own card as `init` or `key rotate` wrote it; nil if the file is not there.
    func card() throws -> VerifiedCardChain? {
        try FileManager.default.contents(atPath: cardPath).map { try CardVerifier.verify(file: Array($0)) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat
import StrictJSON

/// What a stranger needs to check a replay: its bundles, the parties' cards and a policy.
struct KeptFolder {
    let path: String

    static let largestFile = 80 << 20

    /// Makes `bundles`, `cards` and `drawings` in the folder; files of an earlier run are written over.
    init(path: String) throws {
        self.path = path
        for name in ["bundles", "cards", "drawings"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)",
                withIntermediateDirectories: true
            )
        }
    }

    func keep(bundle: [UInt8], named name: String) throws {
        try write(bundle, "bundles/\(name).json")
    }

    func keep(drawing: [UInt8], named name: String) throws {
        try write(drawing, "drawings/\(name).svg")
    }

    func keep(card: [UInt8], of party: PartyID) throws {
        try write(card, "cards/\(party.text).card.json")
    }

    /// Trusts this witness alone.
    func keep(policyOf witness: PartyID) throws {
        let policy = JSONValue.object([
            ("format", "herald-policy/v1"), ("threshold", 1), ("witnesses", .strings([witness.text])),
        ])
        try write(CanonicalJSON.encode(policy), "policy.json")
    }

    func bundle(_ name: String) throws -> [UInt8] { try read("bundles/\(name).json") }
    func card(of party: PartyID) throws -> [UInt8] { try read("cards/\(party.text).card.json") }
    func policy() throws -> [UInt8] { try read("policy.json") }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"), options: .atomic)
    }

    private func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }
}

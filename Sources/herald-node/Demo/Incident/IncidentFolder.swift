// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder of incident files, one `NAME.yaml` for each.
struct IncidentFolder {
    private static let suffix = ".yaml"

    let path: String
    /// Ascending.
    let names: [String]

    init(path: String) throws {
        self.path = path
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw NodeFailure(3, "cannot read the folder \(path)", hint: "give it with --incidents DIR")
        }
        names = files.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }
            .sorted()
        guard !names.isEmpty else { throw NodeFailure(3, "no incident file in \(path)") }
    }

    /// The incident of this name, or every one for `all`.
    func read(_ name: String) throws -> [IncidentFile] {
        if name == "all" { return try names.map { try file($0) } }
        guard names.contains(name) else {
            throw NodeFailure(
                2,
                "no incident is called \(name)",
                hint: "there are \(names.joined(separator: ", "))"
            )
        }
        return [try file(name)]
    }

    private func file(_ name: String) throws -> IncidentFile {
        let file = "\(path)/\(name)\(Self.suffix)"
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw NodeFailure(3, "cannot read \(file): \(error)")
        }
        var incident = try IncidentFile(text: text, name: name + Self.suffix)
        incident.folder = path
        guard incident.incident == name else {
            throw NodeFailure(1, "\(file): the incident is called \(incident.incident), expected \(name)")
        }
        return incident
    }
}

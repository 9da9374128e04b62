// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct InitNodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a node's folder: keys, the first card, and node.yaml. Prints the fingerprint.",
        discussion: "An officer without roles gets drafter, releaser and watch."
    )

    @Option(help: "Folder to make.")
    var dir: String
    @Option(help: "The party's id, as mfa.oman.example.")
    var party: String
    @Option(help: "The party's name, for people (default: its id).")
    var name: String?
    @Option(help: "Base URL under which others reach the node.")
    var url: String
    @Option(help: "HOST:PORT to listen on.")
    var listen: String
    @Option(help: "NAME[:ROLE[,ROLE…]]=PUB.json, once for each officer.")
    var officer: [String] = []
    @Option(help: "A party that may mediate, once for each.")
    var mediator: [String] = []
    @Option(help: "PEM file of the TLS certificate chain.")
    var tlsCertificate: String?
    @Option(help: "PEM file of the TLS key.")
    var tlsKey: String?
    @Option(help: "PEM file of authorities to trust for other nodes.")
    var trust: String?
    @Option(parsing: .upToNextOption, help: "Kinds of notice for which Herald is the party's only route.")
    var soleRoute: [String] = []

    func validate() throws {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("give --tls-certificate and --tls-key together")
        }
    }

    func run() async throws {
        let party = try PartyID(party)
        var tls: NodeConfiguration.TLS?
        if let tlsCertificate, let tlsKey {
            tls = NodeConfiguration.TLS(
                certificate: Self.absolute(tlsCertificate),
                key: Self.absolute(tlsKey)
            )
        }
        let card = try NodeFolder.make(
            NodeFolder.Request(
                folder: dir,
                party: party,
                name: name ?? party.text,
                url: url.hasSuffix("/") ? String(url.dropLast()) : url,
                listen: listen,
                officers: try officer.map { try Self.officer($0) },
                tls: tls,
                trust: trust.map { Self.absolute($0) },
                now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)),
                mediators: Set(try mediator.map { text throws(FormatError) in try PartyID(text) }).sorted(),
                soleRouteFor: try soleRoute.map { word throws(FormatError) in try NoticeKind(word) }
            )
        )
        print(card.fingerprint)
        let advice = """
            made \(dir) for \(party.text); the line above is its fingerprint
            move \(dir)/card-root/root.json to a machine that is not on a network: it signs every later card
            start the node with: herald-node run --config \(dir)/node.yaml

            """
        FileHandle.standardError.write(Data(advice.utf8))
    }

    private static func absolute(_ path: String) -> String { URL(filePath: path).path }

    private static func officer(_ text: String) throws -> NodeFolder.Officer {
        guard let equals = text.lastIndex(of: "=") else {
            throw ValidationError("--officer: NAME=PUB.json expected, found \(text)")
        }
        let parts = text[..<equals].split(separator: ":", maxSplits: 1).map(String.init)
        let roles: [Role] =
            try parts.count == 2
            ? parts[1].split(separator: ",").map { word in
                guard let role = Role(rawValue: String(word)) else {
                    throw ValidationError("--officer: no role is called \(word)")
                }
                return role
            } : [.drafter, .releaser, .watch]
        let path = String(text[text.index(after: equals)...])
        guard let name = parts.first, let data = FileManager.default.contents(atPath: path) else {
            throw NodeFailure(3, "cannot read \(path)")
        }
        let value = try StrictJSONParser.parse(Array(data))
        _ = try VerificationKey(jwk: value)
        guard case .object(let jwk) = value else { throw NodeFailure(1, "\(path) is not a public key") }
        return NodeFolder.Officer(name: name, roles: Set(roles), jwk: jwk)
    }
}

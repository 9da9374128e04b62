// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NoticeFormat
import Yams

/// `node.yaml`, checked: what a node needs to know besides its keys and its store.
///
/// The reference of the file is `docs/operating.md`. Unknown keys are refused.
struct NodeConfiguration: Sendable, Hashable {
    struct TLS: Sendable, Hashable {
        var certificate: String
        var key: String
    }

    var party: PartyID
    var host: String
    var port: Int
    var url: String
    /// Paths below are absolute, or relative to the folder of the file.
    var store: String
    var keys: String
    var tls: TLS?
    var trust: String?
    /// Routes by destination, for sending when the officer names none.
    var routes: [PartyID: [Route]]
    var quotas: QuotaPolicy
    /// Whose envelopes it carries as a relay.
    var relaying: RelayPolicy
    /// Nil means every pinned party that has a witness in its card.
    var witnesses: [PartyID]?
    var opensAutomatically: Bool
    var statusInterval: Int
    /// The longest wait between two tries, in seconds.
    var retryCap: Int
    /// Seconds after which an urgent message that no officer has looked at is called unanswered; 0 means never.
    var ring: Int
    var signsHandover: Bool
    /// Whether it composes nothing but Exercise and Test notices.
    var isDrill: Bool

    /// Reads a file; every fault names the key and what was expected.
    init(path: String) throws {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw NodeFailure(3, "cannot read \(path): \(error)")
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try self.init(text: text, folder: folder)
    }

    init(text: String, folder: String) throws {
        var reader = try YAMLReader(text: text)
        party = try reader.party("party")
        (host, port) = try Self.address(try reader.string("listen"))
        url = try reader.string("url")
        store = Self.absolute(try reader.string("store"), in: folder)
        keys = Self.absolute(try reader.string("keys"), in: folder)
        tls = try reader.optionalMap("tls").map { map in
            var map = map
            let tls = TLS(
                certificate: Self.absolute(try map.string("certificate"), in: folder),
                key: Self.absolute(try map.string("key"), in: folder)
            )
            try map.finish()
            return tls
        }
        trust = try reader.optionalString("trust").map { Self.absolute($0, in: folder) }
        routes = try reader.routes("routes")
        relaying = try reader.relayPolicy("relay")
        quotas = try reader.quotas("quotas")
        witnesses = try reader.optionalParties("witnesses")
        var policy = try reader.optionalMap("policy") ?? YAMLReader(text: "{}")
        opensAutomatically =
            try policy.choice("opening", ["automatic", "on-request"], default: "automatic") == "automatic"
        statusInterval = try policy.optionalInteger("status-interval", in: 10...86_400) ?? 3600
        retryCap = try policy.optionalInteger("retry-cap", in: 1...3600) ?? 60
        ring = try policy.optionalInteger("ring", in: 0...86_400) ?? 900
        signsHandover = try policy.choice("handover-evidence", ["yes", "no"], default: "yes") == "yes"
        isDrill = try policy.choice("notices", ["all", "drill"], default: "all") == "drill"
        try policy.finish()
        try reader.finish()
        try checkAddresses()
    }

    /// TLS is required off loopback.
    private func checkAddresses() throws {
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
        if tls == nil, !isLoopback {
            throw NodeFailure(
                1,
                "listen: \(host) is not loopback and there is no tls",
                hint: "give tls: {certificate: …, key: …}"
            )
        }
        guard
            url.hasPrefix("https://") || url.hasPrefix("http://127.0.0.1:")
                || url.hasPrefix("http://localhost:")
                || url.hasPrefix("http://[::1]:")
        else { throw NodeFailure(1, "url: https expected off loopback, found \(url)") }
    }

    /// Reads HOST:PORT.
    static func address(_ text: String) throws -> (String, Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { throw NodeFailure(1, "listen: HOST:PORT expected, found \(text)") }
        let host = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard !host.isEmpty else {
            throw NodeFailure(
                1,
                "listen: HOST:PORT expected, found \(text)",
                hint: "for every address of the machine: 0.0.0.0:\(port)"
            )
        }
        return (host, port)
    }

    private static func absolute(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}

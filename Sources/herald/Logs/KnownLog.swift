// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import TransparencyLog

/// Which log a command reads from its place.
struct KnownLogOptions: ParsableArguments {
    @Argument(help: "Origin or party of a pinned card; with --card or --log also a URL or folder.")
    var log: String
    @Option(help: "Card file of the log's party.")
    var card: String?
    @Option(name: .customLong("log"), help: "The log's vkey.")
    var key: String?

    func validate() throws {
        guard card == nil || key == nil else { throw ValidationError("give --card or --log, not both") }
    }

    func find(_ options: GlobalOptions) throws -> KnownLog {
        try KnownLog.find(log, card: card, keys: [key].compactMap { $0 }, options: options)
    }
}

/// A log whose keys this officer knows, and where it can be read.
struct KnownLog {
    let origin: String
    let keys: [VerifierKey]
    /// URL or folder.
    let place: String

    /// Finds a log by its origin among the pinned cards, or by its place with a card or a key.
    ///
    /// `name` is an origin, a URL or a folder; several keys are keys of one log.
    static func find(
        _ name: String,
        card: String?,
        keys: [String],
        options: GlobalOptions
    ) throws -> KnownLog {
        let given = try keys.map { try VerifierKey(parsing: $0) }
        if let first = given.first {
            guard given.allSatisfy({ $0.algorithm == .ed25519 }) else {
                throw Failure(.usage, "not-a-log", "the key of a log is of type 0x01")
            }
            guard given.allSatisfy({ $0.name.utf8.elementsEqual(first.name.utf8) }) else {
                throw Failure(.usage, "not-a-log", "the keys are of two logs")
            }
            return KnownLog(origin: first.name, keys: given, place: name)
        }
        if let card {
            let chain = try CardVerifier.verify(file: try Files.read(card, limit: 16 << 20))
            let log = chain.latest.payload.log
            let place = name.utf8.elementsEqual(log.origin.utf8) ? log.url : name
            return KnownLog(origin: log.origin, keys: chain.logKeys, place: place)
        }
        for path in cards(options) {
            let chain = try CardVerifier.verify(file: try Files.read(path, limit: 16 << 20))
            let log = chain.latest.payload.log
            if log.origin.utf8.elementsEqual(name.utf8) || log.url == name || chain.party.text == name {
                return KnownLog(origin: log.origin, keys: chain.logKeys, place: log.url)
            }
        }
        throw Failure(
            .usage,
            "unknown-log",
            "no pinned card names a log '\(name)'",
            hint: "pin the party's card, or give --card FILE or --log VKEY"
        )
    }

    private static func cards(_ options: GlobalOptions) -> [String] {
        let pins = options.homeFolder + "/pins"
        let own = options.homeFolder + "/own.card.json"
        return (Files.exists(own) ? [own] : [])
            + Files.names(in: pins).filter { $0.hasSuffix(".card.json") }.map { "\(pins)/\($0)" }
    }

    /// Verifies a checkpoint under the keys of this log.
    func verified(_ note: SignedNote) throws -> Checkpoint {
        var failure: any Error = LogError(.noKnownSignature, "the log has no key")
        for key in keys {
            do {
                return try VerifiedCheckpoint(note, origin: origin, logKey: key).checkpoint
            } catch {
                failure = error
                if error.code != .noKnownSignature { break }
            }
        }
        throw failure
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NoticeFormat
import NoticeSecurity

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Replace or revoke keys of a stopped node, with a new card signed by the root key.",
        subcommands: [Rotate.self, Revoke.self]
    )

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replace the key of one use.",
            discussion: """
                Of a restored record whose loss has to be declared, `log` declares it and begins a new log. An \
                old sealing key opens what was sealed to it for some days, and is destroyed at a start after that.
                """
        )
        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var root: RootKeyOptions
        @Argument(help: "notice, node, transport, sealing, log or witness.")
        var use: String
        @Option(help: "Days that an old sealing key still opens (1 to 90).")
        var keepDays = 7

        func validate() throws {
            guard KeyUse(rawValue: use) != nil else { throw ValidationError("no key is for '\(use)'") }
            guard (1...90).contains(keepDays) else {
                throw ValidationError("--keep-days: 1 to 90 expected")
            }
        }

        func run() async throws {
            guard let use = KeyUse(rawValue: use) else { return }
            let change = KeyChange(
                configuration: try NodeConfiguration(path: options.config),
                root: try root.key(),
                now: SystemClock().now(),
                keptFor: Int64(keepDays) * 86_400
            )
            KeyCommand.show(try await change.rotate(use))
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a key out of the card for good, and say since when it is not answered for.",
            discussion: """
                A key that the node uses is replaced. What the key signed still counts where witnesses bound \
                its time to before that moment.
                """
        )
        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var root: RootKeyOptions
        @Argument(help: "The key's id, as cards name it.")
        var kid: String
        @Option(help: "Why: compromised, lost, retired or superseded.")
        var reason = "compromised"
        @Option(help: "Since when, as 2026-01-31T00:00:00Z; now if it is not given.")
        var since: String?

        func run() async throws {
            let now = SystemClock().now()
            let time = try since.map { text throws(FormatError) in try Timestamp(text) } ?? now
            guard time <= now else { throw ValidationError("--since lies in the future") }
            let change = KeyChange(
                configuration: try NodeConfiguration(path: options.config),
                root: try root.key(),
                now: now
            )
            let (kid, reason) = (try KeyID(kid), try ReasonCode(reason))
            KeyCommand.show(try await change.revoke(kid, since: time, reason: reason))
        }
    }

    private static func show(_ card: VerifiedCardChain) {
        print("card version \(card.latest.payload.version) of \(card.party.text)")
        if let recovery = card.latest.payload.recovery {
            print("log \(card.latest.payload.log.origin) follows \(recovery.origin), \(recovery.size) leaves")
            for lost in recovery.lost { print("lost to \(lost.party.text): \(lost.from) to \(lost.to)") }
        }
        for revoked in card.latest.payload.revoked {
            print("revoked \(revoked.kid.text) since \(revoked.at.text): \(revoked.reason.text)")
        }
        print("start the node: it sends the card to every pinned party")
    }
}

/// Where the offline root key is; its passphrase is never on the command line.
struct RootKeyOptions: ParsableArguments {
    @Option(help: "The key file of the card root.")
    var root: String

    @Option(help: "File whose first line is the passphrase of the root key.")
    var passphraseFile: String?

    func key() throws -> SigningKey {
        let file: KeyFile
        do {
            file = try KeyFileStorage.read(root)
        } catch let failure as KeyFileStorage.Failure {
            throw NodeFailure(3, "cannot read \(root): \(failure)")
        }
        guard case .signing(let key) = try file.key(passphrase: file.needsPassphrase ? passphrase() : nil)
        else { throw NodeFailure(1, "\(root) does not hold a signing key") }
        return key
    }

    private func passphrase() throws -> [UInt8] {
        if let passphraseFile {
            guard let bytes = FileManager.default.contents(atPath: passphraseFile) else {
                throw NodeFailure(3, "cannot read \(passphraseFile)")
            }
            return Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
        }
        guard isatty(STDIN_FILENO) == 1, let answer = getpass("passphrase for \(root): ") else {
            throw NodeFailure(
                2,
                "\(root) needs a passphrase and there is no terminal",
                hint: "give --passphrase-file FILE"
            )
        }
        return UnsafeBufferPointer(start: answer, count: strlen(answer)).map { UInt8(bitPattern: $0) }
    }
}

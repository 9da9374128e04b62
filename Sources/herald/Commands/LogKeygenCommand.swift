// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import TransparencyLog

struct LogKeygenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make the key of a log or witness by itself; its verifier key goes to standard output."
    )

    enum KeyType: String, ExpressibleByArgument, CaseIterable {
        case log
        case witness

        var algorithm: VerifierKey.Algorithm { self == .log ? .ed25519 : .cosignatureV1 }
    }

    @OptionGroup var options: GlobalOptions
    @Option(help: "The name of the key; of a log, its origin.")
    var name = "localhost"
    @Option(help: "log or witness.")
    var type = KeyType.log
    @Option(help: "Where to write the key file (0600).")
    var out: String

    func run() async throws {
        var random = SystemRandomNumberGenerator()
        let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let key = try NoteKey(name: name, algorithm: type.algorithm, seed: seed)
        try store(Array((key.text + "\n").utf8))
        Terminal.print(key.verifierKey.description)
    }

    /// Makes the file with its mode from the start, and only where nothing is.
    private func store(_ bytes: [UInt8]) throws {
        let file = open(out, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { throw Failure(.usage, "file-exists", "\(out) exists") }
            throw Failure(.unknown, "not-written", "cannot write \(out): \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw Failure(.unknown, "not-written", "cannot write \(out)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import StrictJSON

/// Standard output for data, standard error for talk.
enum Terminal {
    /// Parses, runs, and ends the process with the documented exit code.
    static func run(arguments: [String]) async {
        let wantsJSON = arguments.contains("--json")
        do {
            var command = try HeraldCommand.parseAsRoot(ArgumentList.withoutMistakableIDs(arguments))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error, wantsJSON: wantsJSON)
        }
    }

    private static func end(with error: any Error, wantsJSON: Bool) -> Never {
        let code = HeraldCommand.exitCode(for: error)
        if code == .success {
            print(HeraldCommand.fullMessage(for: error))
            HeraldCommand.exit(withError: nil)
        }
        // What there is to say has been printed.
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        if isUsage(error) {
            show(Failure(.usage, "usage", HeraldCommand.message(for: error)), wantsJSON: wantsJSON)
        } else {
            show(Failure(error), wantsJSON: wantsJSON)
        }
    }

    private static func isUsage(_ error: any Error) -> Bool {
        error is ValidationError || String(describing: type(of: error)) == "CommandError"
    }

    private static func show(_ failure: Failure, wantsJSON: Bool) -> Never {
        if wantsJSON {
            print(json: "error", [("error", failure.json)])
        } else {
            say("herald: error: \(failure.reason)")
            if let hint = failure.hint { say("herald: hint: \(hint)") }
        }
        Foundation.exit(failure.exit.rawValue)
    }

    static func print(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    static func print(json command: String, _ members: [(String, JSONValue?)]) {
        let envelope: [(String, JSONValue?)] = [
            ("schema", .string("herald/\(command)")), ("schemaVersion", .integer(1)),
        ]
        print(String(decoding: CanonicalJSON.encode(.object(envelope + members)), as: UTF8.self))
    }

    static func say(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    static func print(bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    private static func write(_ text: String, to handle: FileHandle) {
        handle.write(Data(text.utf8))
    }

    /// Colour only on a terminal, and not with NO_COLOR or `--no-color`.
    static func bold(_ text: String, _ options: GlobalOptions) -> String {
        let isWanted = !options.noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        return isWanted && isatty(STDOUT_FILENO) == 1 ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    /// Bold and reversed, under the same conditions as ``bold(_:_:)``.
    static func alarm(_ text: String, _ options: GlobalOptions) -> String {
        let isWanted = !options.noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        return isWanted && isatty(STDOUT_FILENO) == 1 ? "\u{1B}[1;7m\(text)\u{1B}[0m" : text
    }

    static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Asks on the terminal; nil when input ends.
    static func ask(_ question: String) -> String? {
        write(question, to: .standardError)
        return readLine(strippingNewline: true)
    }

    /// Asks without echo.
    static func askSecret(_ question: String) -> [UInt8]? {
        guard let answer = getpass(question) else { return nil }
        return Array(UnsafeBufferPointer(start: answer, count: strlen(answer))).map { UInt8(bitPattern: $0) }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import LibFuzzer
internal import Synchronization

/// A program that fuzzes several entries; the first byte of an input chooses one.
///
/// `PROGRAM seeds FOLDER` writes the seeds as a corpus; any other arguments are libFuzzer's. At the end it
/// prints, for each entry, how many inputs were run and how many of them accepted.
package enum FuzzProgram {
    private struct Tally {
        let entry: FuzzEntry
        var runs = 0
        var accepted = 0
    }

    /// An entry whose seeds are all refused fuzzes little: a format has changed and its seeds have not.
    private struct SeedsRefused: Error {
        let entry: String
    }

    private static let tallies = Mutex<[Tally]>([])

    /// Does what the arguments of the program say, and returns its status.
    package static func run(_ entries: [FuzzEntry]) throws -> CInt {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == "seeds" {
            try write(entries, to: arguments[2])
            return 0
        }
        tallies.withLock { $0 = entries.map { Tally(entry: $0) } }
        atexit { FuzzProgram.report() }
        var count = CommandLine.argc
        var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        return LLVMFuzzerRunDriver(&count, &values, fuzzOneInput)
    }

    fileprivate static func test(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let (entry, position) = tallies.withLock { list in
            let position = Int(first) % list.count
            list[position].runs += 1
            return (list[position].entry, position)
        }
        let isAccepted = (try? entry.accepts(Array(bytes.dropFirst()))) ?? false
        if isAccepted { tallies.withLock { $0[position].accepted += 1 } }
    }

    private static func report() {
        for tally in tallies.withLock({ $0 }) {
            print("entry \(tally.entry.name): \(tally.runs) runs, \(tally.accepted) accepted")
        }
    }

    private static func write(_ entries: [FuzzEntry], to folder: String) throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (position, entry) in entries.enumerated() {
            guard entry.seeds.contains(where: { (try? entry.accepts($0)) == true }) else {
                throw SeedsRefused(entry: entry.name)
            }
            for (number, seed) in entry.seeds.enumerated() {
                let file = folder.appending(path: "\(entry.name)-\(number)")
                try Data([UInt8(position)] + seed).write(to: file)
            }
        }
    }
}

/// What libFuzzer calls; its own `main`, which is not used here, refers to it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzProgram.test(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

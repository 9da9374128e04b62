// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Whole files, with a limit on what is read and `-` for standard input.
enum Files {
    static func read(_ path: String, limit: Int = 80 << 20) throws -> [UInt8] {
        do {
            let handle =
                path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            guard let data = try handle.read(upToCount: limit + 1), data.count <= limit else {
                if path != "-", try handle.seekToEnd() == 0 { return [] }
                throw Failure(.unknown, "too-large", "\(path) is empty or longer than \(limit) bytes")
            }
            return Array(data)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.unreadable(path, error)
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(.unknown, "not-written", "cannot write \(path): \(error)")
        }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Makes a folder that only its owner may enter.
    static func makePrivateFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// Names in a folder, ascending; empty if there is no such folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import StrictJSON

@Suite(.enabled(if: TestFiles.shared != nil, "the folder of other makers' vectors is absent"))
struct JCSVectorTests {
    @Test func `canonical form agrees with the six cases of RFC 8785's authors`() throws {
        let folder = try #require(TestFiles.shared).appending(path: "vectors/jcs")
        let names = try TestFiles.names(in: folder.appending(path: "input"))
        var agreed = 0
        for name in names {
            let input = try TestFiles.bytes(folder.appending(path: "input/\(name)"))
            let output = try TestFiles.bytes(folder.appending(path: "output/\(name)"))
            let canonical = try CanonicalJSON.canonicalise(input)
            #expect(canonical == output, "\(name)")
            #expect(try CanonicalJSON.canonicalise(output) == output, "\(name)")
            agreed += canonical == output ? 1 : 0
        }
        #expect(names.count == 6)
        print("vectors: jcs \(agreed)/\(names.count)")
    }

    @Test func `numbers agree with ten thousand of RFC 8785's authors`() throws {
        let file = try #require(TestFiles.shared).appending(path: "vectors/jcs/es6numbers-10000.txt")
        let lines = String(decoding: try TestFiles.bytes(file), as: UTF8.self).split(separator: "\n")
        var disagreeing: [Substring] = []
        for line in lines {
            let parts = line.split(separator: ",")
            let bits = try #require(UInt64(parts[0], radix: 16))
            if ECMAScriptNumber.text(Double(bitPattern: bits)) != parts[1] { disagreeing.append(line) }
        }
        #expect(disagreeing.isEmpty)
        #expect(lines.count == 10_000)
        print("vectors: jcs numbers \(lines.count - disagreeing.count)/\(lines.count)")
    }
}

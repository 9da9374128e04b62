// SPDX-License-Identifier: Apache-2.0

/// An HTTP answer as it came over the wire.
struct TestAnswer: Equatable {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Takes one whole answer off the front; nil where there is none yet.
    ///
    /// Without `hasBody`, it ends with its head, whatever length that gives.
    init?(_ bytes: inout [UInt8], hasBody: Bool = true) {
        let mark = Array("\r\n\r\n".utf8)
        let last = bytes.count - mark.count
        var end = 0
        while end <= last, bytes[end] != 13 || !bytes[end...].starts(with: mark) { end += 1 }
        guard end <= last else { return nil }
        let lines = bytes[..<end].split(separator: 10).map { line in
            String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
        }
        let pairs = lines.dropFirst().map { line in
            let name = line.prefix { $0 != ":" }
            return (name.lowercased(), String(line.dropFirst(name.count + 2)))
        }
        headers = Dictionary(pairs) { "\($0), \($1)" }
        status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        let length = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
        let rest = bytes[(end + mark.count)...]
        guard rest.count >= length else { return nil }
        body = Array(rest.prefix(length))
        bytes = Array(rest.dropFirst(length))
    }
}

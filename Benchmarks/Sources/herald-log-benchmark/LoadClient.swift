// SPDX-License-Identifier: Apache-2.0

import CEpoll
import Foundation
import Glibc

/// Many writers on one thread: each sends an entry when its last one is answered (a closed loop).
///
/// Plain sockets and `epoll`, so that little of the machine goes to the client.
struct LoadClient {
    /// What one run found.
    struct Figures: Sendable {
        let writers: Int
        let seconds: Double
        /// Milliseconds, ascending.
        let latencies: [Double]
        /// The last answer that came, to be verified.
        let lastAnswer: [UInt8]
        let lastEntry: [UInt8]

        var rate: Double { Double(latencies.count) / seconds }
        var median: Double { percentile(50) }
        var p99: Double { percentile(99) }

        private func percentile(_ share: Int) -> Double {
            latencies.isEmpty ? 0 : latencies[min(latencies.count - 1, latencies.count * share / 100)]
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private struct Writer {
        let socket: Int32
        var sent: ContinuousClock.Instant
        var received: [UInt8] = []
        var entry: [UInt8] = []
    }

    private let entryByteCount: Int
    private var writers: [Writer] = []
    private let poll: Int32
    private var serial: UInt64
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    init(port: Int, writers count: Int, entryByteCount: Int, firstSerial: UInt64) throws {
        self.entryByteCount = entryByteCount
        serial = firstSerial
        poll = epoll_create1(0)
        for index in 0..<count {
            let socket = try Self.connect(port: port)
            var event = epoll_event()
            event.events = EPOLLIN.rawValue
            event.data.u32 = UInt32(index)
            guard epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) == 0 else {
                throw Failure(description: "epoll_ctl failed")
            }
            writers.append(Writer(socket: socket, sent: .now))
        }
    }

    func close() {
        for writer in writers { Glibc.close(writer.socket) }
        Glibc.close(poll)
    }

    /// Runs for this long; what is under way at the end is waited for and not counted.
    mutating func run(for duration: Duration) throws -> Figures {
        let end = ContinuousClock.now + duration
        var latencies: [Double] = []
        latencies.reserveCapacity(1 << 20)
        var last: (entry: [UInt8], answer: [UInt8]) = ([], [])
        for index in writers.indices { try send(index) }
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var open = writers.count
        while open > 0 {
            let count = epoll_wait(poll, &events, 256, 10_000)
            guard count > 0 else { throw Failure(description: "no answer within 10 s") }
            for event in events[..<Int(count)] {
                let index = Int(event.data.u32)
                guard let answer = try receive(index) else { continue }
                let now = ContinuousClock.now
                if now <= end {
                    latencies.append(writers[index].sent.duration(to: now) / .milliseconds(1))
                    last = (writers[index].entry, answer)
                }
                if now < end { try send(index) } else { open -= 1 }
            }
        }
        return Figures(
            writers: writers.count,
            seconds: duration / .seconds(1),
            latencies: latencies.sorted(),
            lastAnswer: last.answer,
            lastEntry: last.entry
        )
    }

    private mutating func send(_ index: Int) throws {
        serial += 1
        // Text that differs from entry to entry, and hardly compresses better than real text.
        var entry = Array("entry \(serial) ".utf8)
        var state = serial &* 0x9E37_79B9_7F4A_7C15
        while entry.count < entryByteCount {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            entry.append(UInt8(ascii: "a") + UInt8(state >> 59))
        }
        let head = "POST /add?proof HTTP/1.1\r\nHost: log\r\nContent-Length: \(entry.count)\r\n\r\n"
        let request = Array(head.utf8) + entry
        writers[index].entry = entry
        writers[index].sent = .now
        guard Glibc.send(writers[index].socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
        else { throw Failure(description: "the server takes no request") }
    }

    /// The body of an answer once it is whole.
    private mutating func receive(_ index: Int) throws -> [UInt8]? {
        let count = recv(writers[index].socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw Failure(description: "the server closed a connection") }
        writers[index].received += buffer[..<count]
        let received = writers[index].received
        guard let end = Self.end(ofHead: received) else { return nil }
        let head = String(decoding: received[..<end], as: UTF8.self).lowercased()
        guard head.hasPrefix("http/1.1 200"), let mark = head.range(of: "content-length: ") else {
            throw Failure(description: "not 200: \(head.prefix(40))")
        }
        let length = Int(head[mark.upperBound...].prefix { $0.isNumber }) ?? 0
        guard received.count >= end + length else { return nil }
        writers[index].received = []
        return Array(received[end..<end + length])
    }

    private static func end(ofHead bytes: [UInt8]) -> Int? {
        guard bytes.count > 4 else { return nil }
        for index in 3..<bytes.count where bytes[index] == 0x0a {
            if bytes[index - 1] == 0x0d && bytes[index - 2] == 0x0a { return index + 1 }
        }
        return nil
    }

    private static func connect(port: Int) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, result == 0 else { throw Failure(description: "cannot connect to port \(port)") }
        return socket
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity
internal import Synchronization

/// Headers of envelopes that are tried again and again, so that each is not read anew every time.
final class HeaderMemory: Sendable {
    /// More are forgotten all at once, and read again.
    private static let largestCount = 1024
    private let headers = Mutex<[Digest: EnvelopeHeader]>([:])

    func header(of message: MessageRecord) throws -> EnvelopeHeader {
        if let known = headers.withLock({ $0[message.env] }) { return known }
        let header = try EnvelopeReader.readHeader(message.envelope).header
        headers.withLock { headers in
            if headers.count >= Self.largestCount { headers = [:] }
            headers[message.env] = header
        }
        return header
    }
}

// SPDX-License-Identifier: Apache-2.0

import CZlib

/// gzip (RFC 1952) at zlib's fastest level.
enum Gzip {
    struct Failure: Error {}

    private static let level: Int32 = 1
    // 15 bits of window, and 16 for the header and trailer of gzip.
    private static let windowBits: Int32 = 15 + 16

    static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        guard herald_deflate_begin(&stream, level, windowBits) == Z_OK else { throw Failure() }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        return try input.withUnsafeMutableBufferPointer { input in
            try [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { throw Failure() }
                count = output.count - Int(stream.avail_out)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CZlib

/// gzip (RFC 1952), as the content coding of RFC 9110 section 8.4.1.3.
package enum Gzip {
    package struct Failure: Error {}

    // The fastest: tiles are hashes, which do not become smaller, and entries mostly signatures.
    private static let level: Int32 = 1
    // 15 bits of window, and 16 for the header and trailer of gzip.
    private static let windowBits: Int32 = 15 + 16
    private static let chunkByteCount = 65_536

    /// Compresses; a `Failure` is one of memory.
    package static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
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

    /// Returns what the bytes were compressed from; nil for anything but one whole stream, or above the limit.
    ///
    /// Never holds more than the limit and one chunk, whatever the bytes promise.
    package static func decompressed(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard herald_inflate_begin(&stream, windowBits) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var (input, output) = (bytes, [UInt8]())
        var chunk = [UInt8](repeating: 0, count: chunkByteCount)
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                let (code, count) = chunk.withUnsafeMutableBufferPointer { room -> (Int32, Int) in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    let code = inflate(&stream, Z_NO_FLUSH)
                    return (code, room.count - Int(stream.avail_out))
                }
                output += chunk.prefix(count)
                guard output.count <= limit else { return nil }
                if code == Z_STREAM_END { return stream.avail_in == 0 ? output : nil }
                guard code == Z_OK, count > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }
}

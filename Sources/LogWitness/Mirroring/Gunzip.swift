// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// Reads gzip (RFC 1952).
package enum Gunzip {
    /// Returns what the bytes were compressed from; nil for anything but one whole stream, or above the limit.
    package static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard herald_inflate_begin(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var (input, output) = (bytes, [UInt8]())
        var chunk = [UInt8](repeating: 0, count: 65_536)
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

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A port of the loopback interface that was free a moment ago.
///
/// A node's card names its address and is signed before the node listens; so the port is taken once, let
/// go and used. Another program could take it in between: then the node does not start and the replay ends.
enum FreePort {
    static func find() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw NodeFailure(3, "no socket: error \(errno)") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isBound else { throw NodeFailure(3, "no free port on 127.0.0.1: error \(errno)") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What standard output says once a server listens.
enum ReadyLine {
    static func print(host: String, port: Int) {
        Swift.print("ready \(host.contains(":") ? "[\(host)]" : host):\(port)")
        fflush(nil)
    }
}

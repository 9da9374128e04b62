// SPDX-License-Identifier: Apache-2.0

/// What a witness answers over HTTP (C2SP tlog-witness).
package struct WitnessReply: Sendable, Hashable {
    package var status: Int
    package var contentType: String
    package var body: [UInt8]

    package init(status: Int, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

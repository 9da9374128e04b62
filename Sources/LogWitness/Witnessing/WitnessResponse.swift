// SPDX-License-Identifier: Apache-2.0

/// An answer of a witness or mirror as HTTP has it.
package struct WitnessResponse: Hashable, Sendable {
    package let status: Int
    package let contentType: String
    package let body: [UInt8]

    package static let text = "text/plain; charset=utf-8"

    package init(_ status: Int, _ body: [UInt8], contentType: String = Self.text) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    init(_ status: Int, text: String) { self.init(status, Array((text + "\n").utf8)) }
}

// SPDX-License-Identifier: Apache-2.0

/// The HTTP methods of the node API (node-api.md, section 2).
package enum RequestMethod: String, Word, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
}

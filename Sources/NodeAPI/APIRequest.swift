// SPDX-License-Identifier: Apache-2.0

/// A request as the contract sees it: no HTTP library, no connection.
package struct APIRequest: Sendable, Hashable {
    package var method: String
    /// Path and query as they stand on the request line.
    package var target: String
    /// Value of the `Authorization` header.
    package var authorization: String?
    package var body: [UInt8]
    /// The `Content-Type` of a request that goes out; JSON without one.
    package var contentType: String?
    /// Value of the `Content-Encoding` header.
    package var contentEncoding: String?

    package init(
        method: String,
        target: String,
        authorization: String? = nil,
        body: [UInt8] = [],
        contentEncoding: String? = nil,
        contentType: String? = nil
    ) {
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.method = method
        self.target = target
        self.authorization = authorization
        self.body = body
    }

    /// The largest body a node reads; a bundle is an answer and may be larger.
    package static let largestBody = 3 << 20

    /// The scheme of the `Authorization` header.
    package static let scheme = "Herald "

    /// The signed object of the `Authorization` header; nil without one.
    package var credential: String? {
        guard let authorization, authorization.hasPrefix(Self.scheme) else { return nil }
        return String(authorization.dropFirst(Self.scheme.count))
    }
}

/// An answer as the contract sees it.
package struct APIAnswer: Sendable, Hashable {
    package var status: Int
    package var contentType: String
    package var body: [UInt8]
    package var caching: Caching

    /// How long anyone may go on using an answer without asking again (RFC 9111 section 5.2.2).
    package enum Caching: Sendable, Hashable {
        /// Not at all, and it is not to be stored.
        case none
        /// A second: a checkpoint.
        case briefly
        /// For ever: a tile or bundle, which never changes.
        case always
    }

    package init(
        status: Int = 200,
        contentType: String = Self.json,
        body: [UInt8],
        caching: Caching = .none
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.caching = caching
    }

    package static let json = "application/json"
    package static let problem = "application/problem+json"
    package static let text = "text/plain; charset=utf-8"
    package static let octets = "application/octet-stream"
    package static let size = "text/x.tlog.size"
}

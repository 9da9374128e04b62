// SPDX-License-Identifier: Apache-2.0

/// Why a witness does not cosign, as an HTTP answer (tlog-witness, `add-checkpoint`).
package enum WitnessRefusal: Hashable, Sendable {
    case malformed(LogError)
    case noTrustedSignature
    case notConsistent
    case oldSizeAboveNew
    /// The witness has cosigned this size instead.
    case otherSize(UInt64)
    case unknownOrigin

    package static let sizeContentType = "text/x.tlog.size"

    package var status: Int {
        switch self {
        case .malformed, .oldSizeAboveNew: 400
        case .noTrustedSignature: 403
        case .unknownOrigin: 404
        case .otherSize: 409
        case .notConsistent: 422
        }
    }

    package var contentType: String {
        if case .otherSize = self { Self.sizeContentType } else { "text/plain; charset=utf-8" }
    }

    package var body: String {
        switch self {
        case .malformed(let error): "\(error)\n"
        case .noTrustedSignature: "no signature by the key of the log holds\n"
        case .notConsistent: "the proof does not show that the tree only grew\n"
        case .oldSizeAboveNew: "the old size is above that of the checkpoint\n"
        case .otherSize(let size): "\(size)\n"
        case .unknownOrigin: "the origin is not known here\n"
        }
    }
}

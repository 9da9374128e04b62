// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// An envelope that has the form of one: what a relay and an admitting node can know of it.
///
/// Only ``EnvelopeReader`` makes one. Nothing shows yet that it was not altered, or who sealed it.
package struct ParsedEnvelope: Sendable {
    package let bytes: [UInt8]
    /// Digest of the exact bytes.
    package let env: Digest
    package let header: EnvelopeHeader
    /// The recipient's sealing key.
    package let kid: KeyID
    let message: SealedMessage

    fileprivate init(_ message: SealedMessage, header: EnvelopeHeader) {
        bytes = message.bytes
        env = ObjectHash.digest(message.bytes)
        self.header = header
        kid = KeyID(bytes: message.header.keyID.bytes)
        self.message = message
    }
}

/// Reads envelopes without opening them.
package enum EnvelopeReader {
    /// Checks canonical form, members, suite and header.
    ///
    /// Refuses with `malformed-envelope`, `too-large` or `unsupported-suite`.
    package static func readHeader(_ bytes: [UInt8]) throws(SecurityError) -> ParsedEnvelope {
        let message: SealedMessage
        do {
            message = try SealedMessage(parsing: bytes, profile: .envelope)
        } catch {
            guard error.code != .tooLarge, error.code != .unsupportedSuite else { throw error }
            throw SecurityError(.malformedEnvelope, error.reason)
        }
        return try parsed(message)
    }

    /// Reads the header of a message in the form of an envelope.
    static func parsed(_ message: SealedMessage) throws(SecurityError) -> ParsedEnvelope {
        guard message.header.suite == .xwing else {
            throw SecurityError(.unsupportedSuite, "envelopes are sealed with X-Wing")
        }
        do {
            let header = try EnvelopeHeader(.object(message.header.members))
            return ParsedEnvelope(message, header: header)
        } catch {
            throw SecurityError(.malformedEnvelope, error.reason)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The one form of a JSON value that is fit to be compared byte by byte (RFC 8785).
///
/// Signatures never rest on it: they cover bytes as sent. It serves bundles, tests and whatever must have
/// the same digest for everyone.
public enum CanonicalJSON {
    /// Writes a value: no white space, names in the order of their UTF-16 code units, shortest escapes.
    public static func encode(_ value: JSONValue) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.write(value)
        return writer.bytes
    }

    /// Reads a text of the signed profile and refuses it, as `not-canonical`, if it is not its own
    /// canonical form.
    public static func parseCanonical(
        _ bytes: [UInt8],
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        let value = try StrictJSONParser.parse(bytes, limits: limits)
        guard encode(value) == bytes else {
            throw JSONError(.notCanonical, "text is not its own canonical form")
        }
        return value
    }

    /// Whether the bytes are in the signed profile, within the limits, and their own canonical form.
    public static func isCanonical(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> Bool {
        (try? parseCanonical(bytes, limits: limits)) != nil
    }

    /// Rewrites any I-JSON text, also one with numbers that the signed profile refuses, in canonical form.
    ///
    /// Numbers become the nearest double and are written as ECMAScript does (RFC 8785, section 3.2.2.3).
    /// For texts of other makers; nothing of ours needs it to be read.
    package static func canonicalise(
        _ bytes: [UInt8],
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> [UInt8] {
        try JSONDocument<CanonicalTextBuilder>.read(bytes, limits: limits)
    }
}

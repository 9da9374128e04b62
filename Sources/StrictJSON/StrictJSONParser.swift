// SPDX-License-Identifier: Apache-2.0

/// Reads the signed JSON profile: RFC 8259 with everything refused that two readers could read differently.
///
/// Refused are: bytes that are not UTF-8, a byte order mark, names that occur twice in an object after
/// unescaping, numbers with a fraction or an exponent, `-0`, integers outside ±(2^53 - 1), lone surrogates,
/// and whatever exceeds the limits. White space and the order of members are free; see ``CanonicalJSON``.
///
/// Takes time and memory linear in the number of bytes. Does not check what the members mean.
public enum StrictJSONParser {
    public static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        try JSONDocument<JSONValueBuilder>.read(bytes, limits: limits)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The shape of a compact JWS, and a look at members of its payload before anything is verified.
package enum CompactForm {
    /// Whether a text is three non-empty base64url segments joined by dots, within a length in octets.
    package static func matches(_ text: String, limit: Int) -> Bool {
        guard text.utf8.count <= limit else { return false }
        let segments = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return segments.count == 3 && segments.allSatisfy { !$0.isEmpty && $0.allSatisfy(isBase64URL) }
    }

    /// A string member of the payload of a compact JWS, for sorting only: nothing has been verified.
    static func unverifiedMember(_ name: String, of text: String, type: ObjectType) -> String? {
        guard case .string(let member)? = unverifiedPayload(of: text, type: type)?[name] else { return nil }
        return member
    }

    /// Next hop and route of a submission, which bundles are sorted by: nothing has been verified.
    static func unverifiedHops(of submission: String) -> [String]? {
        guard let payload = unverifiedPayload(of: submission, type: .submission),
            case .string(let nextHop)? = payload["nextHop"]
        else { return nil }
        guard let route = payload["route"] else { return [nextHop] }
        guard case .array(let relays) = route else { return nil }
        var hops = [nextHop]
        for case .string(let relay) in relays { hops.append(relay) }
        return hops.count == relays.count + 1 ? hops : nil
    }

    private static func unverifiedPayload(of text: String, type: ObjectType) -> JSONObject? {
        let segments = text.split(separator: ".", omittingEmptySubsequences: false)
        let limits = JSONLimits(maxBytes: type.largestSize)
        guard segments.count == 3, let payload = try? Base64URL.decode(String(segments[1])),
            case .object(let object)? = try? StrictJSONParser.parse(payload, limits: limits)
        else { return nil }
        return object
    }

    private static func isBase64URL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

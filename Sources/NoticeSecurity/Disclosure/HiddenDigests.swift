// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The digests of hidden fields that an issuer's payload holds, and the payload without them.
struct HiddenDigests {
    /// In the order of the payload, which is ascending.
    let digests: [ObjectDigest]
    /// The members that everyone sees, without `_sd` and `_sd_alg`.
    let visible: JSONObject

    /// Takes the digests out of a payload.
    ///
    /// `_sd` and `_sd_alg` are both there or both absent. Refuses, as `malformed-disclosure-digests`, an
    /// empty, unsorted or repeating list, a text that is not a digest, and another algorithm than `sha-256`;
    /// and reserved names anywhere below the top.
    init(payload: JSONObject) throws(SecurityError) {
        var visible = payload
        let list = visible[ReservedNames.digests]
        let algorithm = visible[ReservedNames.algorithm]
        visible[ReservedNames.digests] = nil
        visible[ReservedNames.algorithm] = nil
        try ReservedNames.checkNone(in: .object(visible))
        self.visible = visible
        guard list != nil || algorithm != nil else {
            digests = []
            return
        }
        guard algorithm == "sha-256", case .array(let elements)? = list, !elements.isEmpty else {
            throw SecurityError(.malformedDisclosureDigests, "digests or their algorithm are missing")
        }
        guard elements.count <= SDJWT.maxDisclosures else {
            throw SecurityError(.tooManyDisclosures, "more than \(SDJWT.maxDisclosures) hidden fields")
        }
        var digests: [ObjectDigest] = []
        for element in elements { digests.append(try Self.digest(element)) }
        guard Self.areAscending(digests.map { $0.text }) else {
            throw SecurityError(.malformedDisclosureDigests, "digests are not in ascending order")
        }
        self.digests = digests
    }

    /// Whether texts ascend by their bytes and none repeats.
    static func areAscending(_ texts: [String]) -> Bool {
        zip(texts, texts.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func digest(_ element: JSONValue) throws(SecurityError) -> ObjectDigest {
        guard case .string(let text) = element, let digest = try? ObjectDigest(parsing: text) else {
            throw SecurityError(.malformedDisclosureDigests, "not a digest")
        }
        return digest
    }
}

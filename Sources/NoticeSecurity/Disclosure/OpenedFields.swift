// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Disclosures held against the digests of the payload they come with.
package struct OpenedFields {
    package let visible: JSONObject
    package let fields: JSONObject
    /// How many fields the issuer hid, opened or not.
    package let hiddenCount: Int

    /// Applies the rules of RFC 9901, section 7.1, for flat payloads.
    package init(
        payload: JSONObject,
        disclosures: [Disclosure],
        mode: DisclosureMode,
        rules: DisclosureRules
    ) throws(SecurityError) {
        let hidden = try HiddenDigests(payload: payload)
        try Self.check(disclosures, against: hidden)
        if rules.fixesForm, !HiddenDigests.areAscending(disclosures.map { $0.name }) {
            throw SecurityError(.disclosureOrder, "disclosures are not in ascending order of name")
        }
        if mode == .complete, disclosures.count < hidden.digests.count {
            throw SecurityError(.undeliveredDisclosure, "a hidden field came without its disclosure")
        }
        visible = hidden.visible
        fields = JSONObject(disclosures.map { ($0.name, $0.value) })
        hiddenCount = hidden.digests.count
    }

    private static func check(
        _ disclosures: [Disclosure],
        against hidden: HiddenDigests
    ) throws(SecurityError) {
        let referenced = Set(hidden.digests)
        var digests: Set<ObjectDigest> = []
        var names: Set<JSONValue> = []
        for disclosure in disclosures {
            guard digests.insert(disclosure.digest).inserted,
                names.insert(.string(disclosure.name)).inserted
            else { throw SecurityError(.duplicateDisclosure, "two disclosures of one field") }
            guard hidden.visible[disclosure.name] == nil else {
                throw SecurityError(.disclosureName, "field has the name of a visible member")
            }
            guard referenced.contains(disclosure.digest) else {
                throw SecurityError(.unreferencedDisclosure, "disclosure of a field that was not signed")
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import StrictJSON

/// A signed object whose signature holds and whose disclosures are all the issuer's.
///
/// Only ``SDJWT/verify(with:typ:mode:)`` makes one. What the fields say is still the issuer's claim, and
/// what unopened fields hold is not shown.
public struct VerifiedSDJWT: Hashable, Sendable {
    /// The presentation as it came.
    public let presentation: SDJWT
    /// What the issuer signed; its id does not depend on what is opened.
    public let issuer: VerifiedJWS
    /// The members that everyone sees, without `_sd` and `_sd_alg`.
    public let visible: JSONObject
    /// The opened fields, in the order of the disclosures.
    public let fields: JSONObject
    /// How many fields the issuer hid, opened or not.
    public let hiddenCount: Int
    /// The digest of exactly this presentation.
    public let sdHash: ObjectDigest

    init(verified presentation: SDJWT, issuer: VerifiedJWS, opened: OpenedFields) {
        self.presentation = presentation
        self.issuer = issuer
        visible = opened.visible
        fields = opened.fields
        hiddenCount = opened.hiddenCount
        sdHash = presentation.sdHash
    }

    /// How many of the hidden fields are opened here.
    public var openedCount: Int { fields.count }
}

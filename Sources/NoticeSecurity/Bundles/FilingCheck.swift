// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks that a bundle's filings are their issuers' (docs/spec/bundle.md section 2).
struct FilingCheck {
    let context: BundleContext

    func check(_ texts: [String]) throws(BundleFault) -> [Filing] {
        var filings: [Filing] = []
        for jws in texts { filings.append(try verified(jws)) }
        return filings
    }

    private func verified(_ jws: String) throws(BundleFault) -> Filing {
        let issuer: PartyID
        do {
            issuer = try FilingVerifier.unverifiedPayload(of: jws).issuer
        } catch {
            throw .refused(error.code.rawValue, "a filing is malformed: \(error.reason)")
        }
        let card = try context.card(of: issuer, as: "issuer of a filing")
        do {
            return try FilingVerifier.verify(jws, issuer: card)
        } catch {
            throw .refused(error.code.rawValue, "a filing of \(issuer.text) does not verify: \(error.reason)")
        }
    }
}

extension TimedObject {
    init(_ filing: Filing) {
        let payload = filing.payload
        self.init(
            id: filing.id,
            party: payload.issuer,
            leaf: filing.entry,
            after: payload.after,
            claimed: payload.at,
            names: payload.names
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks that a bundle's denials are their issuers' and speak of what is here (docs/spec/denial.md section 3).
struct DenialCheck {
    let context: BundleContext
    let deliveries: [CheckedDelivery]
    let channels: [CheckedChannel]

    func check(_ texts: [String]) throws(BundleFault) -> [VerifiedDenial] {
        var denials: [VerifiedDenial] = []
        for jws in texts {
            let denial = try verified(jws)
            guard isHere(denial.payload.about) else {
                throw .refused("wrong-slot", "a denial is about nothing that stands in this bundle")
            }
            denials.append(denial)
        }
        return denials
    }

    private func verified(_ jws: String) throws(BundleFault) -> VerifiedDenial {
        let issuer: PartyID
        do {
            issuer = try DenialVerifier.unverifiedPayload(of: jws).issuer
        } catch {
            throw .refused(error.code.rawValue, "a denial is malformed: \(error.reason)")
        }
        let card = try context.card(of: issuer, as: "issuer of a denial")
        do {
            return try DenialVerifier.verify(jws, issuer: card)
        } catch {
            throw .refused(error.code.rawValue, "a denial of \(issuer.text) does not verify: \(error.reason)")
        }
    }

    private func isHere(_ about: DenialSubject) -> Bool {
        channels.contains { $0.from == about.from && $0.to == about.to }
            || deliveries.contains { $0.isCovered(by: about) }
    }
}

extension CheckedDelivery {
    func isCovered(by about: DenialSubject) -> Bool {
        let payload = dispatch.payload
        let msg = submissions.first?.payload.msg ?? evidence.first?.payload.msg
        return about.covers(
            from: payload.issuer,
            to: payload.recipient,
            notice: payload.notice,
            msg: msg,
            dispatch: dispatch.id
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

extension BundleScene {
    /// The notice of a bundle with what is opened there.
    func notice(of document: BundleDocument) throws -> VerifiedNotice {
        let part = try #require(document.notice)
        return try NoticeVerifier.verify(
            text: ([part.jwt] + part.disclosures).map { $0 + "~" }.joined(),
            approvals: part.approvals,
            issuer: sender.chain,
            mode: .partial
        )
    }

    /// A dispatch read back as its signer had it.
    func signed(_ dispatch: String) throws -> SignedObject {
        let payload = try DispatchVerifier.verify(dispatch, sender: sender.chain).payload
        return try DispatchSigner.sign(payload, key: sender.notice)
    }

    /// The bundle with nothing but both dispatches in the sender's log, cosigned by these a minute later.
    func cosigned(by witnesses: [TestParty]) throws -> BundleDocument {
        var log = try SceneLog(of: sender)
        for delivery in document.deliveries { log.append(ObjectHash.leaf(.dispatch, delivery.dispatch)) }
        let note = try log.checkpoint(witnesses.map { ($0, TestParty.start.adding(seconds: 60)) })
        return document.holding(try log.inclusions(under: note))
    }
}

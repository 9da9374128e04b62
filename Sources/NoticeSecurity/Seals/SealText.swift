// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension VerifiedSeal {
    /// What everybody can see of it, for people.
    var lines: [String] {
        let mark = payload.caseMark.map { ["case \($0.id.text), step \($0.words)"] } ?? []
        return ["seal \(payload.position) of \(payload.issuer.text): \(payload.purpose.text)"] + mark + [
            "hides \(payload.hiddenDigests.count) fields; opens \(quoted(payload.rule.words))"
        ]
    }
}

extension VerifiedOpening {
    /// What it says, for people; what it opens is shown with its seal.
    var lines: [String] {
        ["opening \(payload.position) of \(payload.issuer.text), of seal \(payload.seal.text)"]
    }
}

extension VerifiedConsent {
    /// What it says, for people.
    var lines: [String] {
        let limit = payload.fields.map { ", only \($0.map(\.text).joined(separator: ", "))" } ?? ""
        return [
            "\(payload.issuer.text) consents that seal \(payload.seal.text) of \(payload.owner.text)"
                + " is opened\(limit)"
        ]
    }
}

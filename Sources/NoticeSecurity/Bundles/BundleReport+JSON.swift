// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
package import StrictJSON

extension BundleReport {
    /// Everything the text says, for programs.
    package var jsonMembers: [(String, JSONValue?)] {
        [
            ("carriages", .array(carriages.map(\.json))),
            ("channels", .array(channels.map(\.json))), ("clockFindings", .strings(clockFindings)),
            ("deliveries", .array(deliveries.map(\.json))),
            ("exporter", .string(exporter.text)),
            ("guarantees", .array(guarantees.map(\.json))),
            ("notice", notice?.json),
            ("denials", .array(denials.map(\.json))),
            ("filings", .array(filings.map(\.json))),
            ("seals", .array(seals.map(\.json))),
            ("revoked", .array(revoked.map(\.json))),
            ("silence", silence?.json),
        ]
    }
}

extension RevokedSignature {
    fileprivate var json: JSONValue {
        .object([
            ("at", .string(at.text)),
            ("id", .string(id.text)),
            ("kid", .string(kid.text)),
            ("object", .string(object)),
            ("party", .string(party.text)),
            ("reason", .string(reason.text)),
            ("verdict", .string(verdict.rawValue)),
        ])
    }
}

extension NoticeReport {
    fileprivate var json: JSONValue {
        .object([
            ("approvedBy", .strings(approvedBy)),
            ("basis", .string(basis)),
            ("cautions", .strings(cautions)),
            ("fields", .object(opened.map { ($0.name, .string($0.value)) })),
            ("hidden", .integer(Int64(hiddenCount))),
            ("id", .string(id.text)),
            ("issuer", .string(issuer.text)),
            ("kind", .string(visible.kind.rawValue)),
            ("opened", .integer(Int64(opened.count))),
            ("severity", .string(visible.severity.rawValue)),
            ("status", .string(visible.status.rawValue)),
            ("window", window.json),
        ])
    }
}

extension DeliveryReport {
    fileprivate var json: JSONValue {
        .object([
            ("dispatch", .string(dispatch.text)),
            ("events", .array(events.map(\.json))),
            ("number", .integer(Int64(number))),
            ("outcome", .string(outcome.rawValue)),
            ("recipient", .string(recipient.text)),
            ("routes", .array(routes.map(\.json))),
            ("states", .array(states.map(\.json))),
            ("window", window.json),
        ])
    }
}

extension CarriageReport {
    fileprivate var json: JSONValue {
        .object([
            ("events", .array(events.map(\.json))),
            ("from", .string(from.text)),
            ("msg", .string(msg.text)),
            ("outcome", .string(outcome.rawValue)),
            ("routes", .array(routes.map(\.json))),
            ("to", .string(to.text)),
        ])
    }
}

extension RouteReport {
    fileprivate var json: JSONValue {
        .object([
            ("party", party.map { .string($0.text) }), ("reasons", .strings(reasons)),
            ("route", .string(route.text)), ("state", .string(state)),
        ])
    }
}

extension EventReport {
    fileprivate var json: JSONValue {
        .object([
            ("event", .string(event)),
            ("id", .string(id.text)),
            ("issuer", .string(issuer.text)),
            ("late", .bool(isLate)),
            ("note", note.map { .string($0) }),
            ("reasons", .strings(reasons)),
            ("says", .string(says)),
            ("testimony", .bool(isTestimony)),
            ("verified", .bool(isVerified)),
            ("window", window?.json),
        ])
    }
}

extension StateReport {
    fileprivate var json: JSONValue {
        .object([
            ("claimedSeconds", claimedSeconds.map { .integer($0) }), ("evidence", .string(evidence.text)),
            ("state", .string(state.rawValue)), ("window", window.json),
        ])
    }
}

extension DenialReport {
    fileprivate var json: JSONValue {
        .object([
            ("about", .string(about)), ("id", .string(id.text)), ("issuer", .string(issuer.text)),
            ("text", .string(text)), ("window", window.json),
        ])
    }
}

extension ChannelReport {
    fileprivate var json: JSONValue {
        .object([
            ("complete", .bool(isComplete)),
            ("dispatches", .integer(Int64(dispatches))),
            ("from", .string(from.text)),
            ("status", boundByStatus?.json),
            ("to", .string(to.text)),
            ("words", .string(words)),
        ])
    }
}

extension Guarantee {
    fileprivate var json: JSONValue {
        .object([
            ("doesNotFollow", .string(doesNotFollow)),
            ("follows", .string(follows)),
            ("name", .string(name.rawValue)),
            ("number", .integer(Int64(number))),
            ("saidBy", .strings(saidBy)),
            ("shown", .bool(isShown)),
            ("window", window.map { .string($0) }),
        ])
    }
}

extension TimeWindow {
    var json: JSONValue {
        .object([
            ("claimed", .string(claimed.text)),
            ("notAfter", notAfter.json),
            ("notBefore", notBefore.json),
            ("outside", .bool(isClaimOutside)),
        ])
    }
}

extension TimeBound {
    fileprivate var json: JSONValue {
        let marks = marks.map { mark in
            JSONValue.object([("time", .string(mark.time.text)), ("witness", .string(mark.witness.text))])
        }
        return .object([("marks", .array(marks)), ("time", time.map { .string($0.text) })])
    }
}

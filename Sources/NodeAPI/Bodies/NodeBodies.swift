// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// Body of `POST /envelopes`.
package struct EnvelopeBody: Sendable, Hashable {
    package var envelope: [UInt8]
    package var evidence: [String]
    package var submission: String

    package init(envelope: [UInt8], evidence: [String], submission: String) {
        self.envelope = envelope
        self.evidence = evidence
        self.submission = submission
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        envelope = try reader.bytes("envelope")
        evidence = try reader.strings("evidence")
        submission = try reader.string("submission")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("envelope", .string(Base64URL.encode(envelope))), ("evidence", .strings(evidence)),
                ("submission", .string(submission)),
            ])
        )
    }
}

/// Body of `POST /evidence`, and answer of `POST /envelopes` (there without `msg`).
package struct EvidenceBody: Sendable, Hashable {
    package var msg: RandomID?
    package var evidence: [String]

    package init(msg: RandomID?, evidence: [String]) {
        self.msg = msg
        self.evidence = evidence
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        evidence = try reader.strings("evidence")
        msg = try reader.optionalBytes("msg", count: RandomID.byteCount).map { RandomID(bytes: $0) }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([("evidence", .strings(evidence)), ("msg", msg.map { .string($0.text) })])
        )
    }
}

/// A body with one signed object under one name: `status`, `report`, `approval` or `evidence`.
package struct ObjectBody: Sendable, Hashable {
    package var name: String
    package var jws: String

    package init(_ name: String, jws: String) {
        self.name = name
        self.jws = jws
    }

    package init(_ name: String, bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        self.name = name
        jws = try reader.string(name)
        try reader.finish()
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object([(name, .string(jws))])) }
}

/// Body of `POST /gaps`: numbers of the dispatches that are missing, both included.
package struct GapBody: Sendable, Hashable {
    package var first: Int
    package var last: Int

    package init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        first = Int(try reader.integer("from"))
        last = Int(try reader.integer("to"))
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("from", .integer(Int64(first))), ("to", .integer(Int64(last)))]))
    }
}

/// Body of `POST /back`: the last number up to which the dispatches of the party asked are there without a gap.
package struct ReturnBody: Sendable, Hashable {
    package var have: Int

    package init(have: Int) {
        self.have = have
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        have = Int(try reader.integer("have"))
        try reader.finish()
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object([("have", .integer(Int64(have)))])) }
}

/// An answer that counts: `{"stored":n}` or `{"queued":n}`.
package struct CountBody: Sendable, Hashable {
    package var name: String
    package var count: Int

    package init(_ name: String, count: Int) {
        self.name = name
        self.count = count
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object([(name, .integer(Int64(count)))])) }
}

extension JSONLimits {
    package static var body: JSONLimits { JSONLimits(maxBytes: APIRequest.largestBody) }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How a node shows the five states of a delivery, each by itself (docs/spec/evidence.md section 6).
package struct DeliveryStatesBody: Sendable, Hashable {
    package struct Elapsed: Sendable, Hashable {
        package var from: String
        package var to: String
        /// By the clocks of those who signed; may be negative.
        package var seconds: Int

        package init(from: String, to: String, seconds: Int) {
            self.from = from
            self.to = to
            self.seconds = seconds
        }
    }

    /// The claimed time of the dispatch.
    package var sent: String?
    /// The claimed time of the first acknowledgement, which is not consent and none of the five states.
    package var acknowledged: String?
    /// Claimed times by state; a state that nothing shows is absent.
    package var shown: [String: String]
    package var elapsed: [Elapsed]

    package init(sent: String?, acknowledged: String?, shown: [String: String], elapsed: [Elapsed]) {
        self.sent = sent
        self.acknowledged = acknowledged
        self.shown = shown
        self.elapsed = elapsed
    }

    init(_ reader: ObjectReader) throws(JSONError) {
        var reader = reader
        sent = try reader.optionalString("sent")
        acknowledged = try reader.optionalString("acknowledged")
        var inner = try reader.object("shown")
        shown = [:]
        for name in inner.object.names { shown[name] = try inner.string(name) }
        try inner.finish()
        elapsed = []
        for var part in try reader.objects("elapsed") {
            elapsed.append(
                Elapsed(
                    from: try part.string("from"),
                    to: try part.string("to"),
                    seconds: Int(try part.integer("seconds"))
                )
            )
            try part.finish()
        }
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("acknowledged", acknowledged.map { .string($0) }),
            (
                "elapsed",
                .array(
                    elapsed.map { part in
                        .object([
                            ("from", .string(part.from)), ("seconds", .integer(Int64(part.seconds))),
                            ("to", .string(part.to)),
                        ])
                    }
                )
            ),
            ("sent", sent.map { .string($0) }),
            ("shown", .object(shown.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ])
    }
}

/// How a node shows a party's denial beside the evidence (docs/spec/denial.md).
package struct DenialViewBody: Sendable, Hashable {
    package var issuer: String
    /// What is denied, for people.
    package var about: String
    package var text: String
    /// The issuer's claim.
    package var at: String

    package init(issuer: String, about: String, text: String, at: String) {
        self.issuer = issuer
        self.about = about
        self.text = text
        self.at = at
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        issuer = try reader.string("issuer")
        about = try reader.string("about")
        text = try reader.string("text")
        at = try reader.string("at")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("about", .string(about)), ("at", .string(at)), ("issuer", .string(issuer)),
            ("text", .string(text)),
        ])
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

extension MessageViewBody {
    /// One piece of evidence.
    package struct Event: Sendable, Hashable {
        package var id: String
        package var event: String
        package var issuer: String
        /// The issuer's claim.
        package var at: String
        package var isTestimony: Bool
        package var reasons: [String]
        /// What is odd about `at`; nothing rests on it.
        package var clock: [String]
        /// What it says beyond that it happened, by member name of docs/spec/evidence.md section 2.
        package var details: [String: String]
        /// The officer's words, where this node can open them.
        package var note: String?
        /// Whether it has words of an officer, whoever can open them.
        package var hasNote: Bool

        package init(
            id: String,
            event: String,
            issuer: String,
            at: String,
            isTestimony: Bool,
            reasons: [String],
            clock: [String] = [],
            details: [String: String] = [:],
            note: String? = nil,
            hasNote: Bool = false
        ) {
            self.id = id
            self.event = event
            self.issuer = issuer
            self.at = at
            self.isTestimony = isTestimony
            self.reasons = reasons
            self.clock = clock
            self.details = details
            self.note = note
            self.hasNote = hasNote
        }

        init(_ reader: inout ObjectReader) throws(JSONError) {
            id = try reader.string("id")
            event = try reader.string("event")
            issuer = try reader.string("issuer")
            at = try reader.string("at")
            isTestimony = try reader.bool("testimony")
            reasons = try reader.strings("reasons")
            clock = try reader.optionalStrings("clock") ?? []
            var inner = try reader.object("details")
            details = [:]
            for name in inner.object.names { details[name] = try inner.string(name) }
            try inner.finish()
            note = try reader.optionalString("note")
            hasNote = try reader.bool("hasNote")
            try reader.finish()
        }

        var json: JSONValue {
            .object([
                ("at", .string(at)), ("clock", clock.isEmpty ? nil : .strings(clock)),
                ("details", .object(details.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
                ("event", .string(event)), ("hasNote", .bool(hasNote)), ("id", .string(id)),
                ("issuer", .string(issuer)), ("note", note.map { .string($0) }),
                ("reasons", .strings(reasons)), ("testimony", .bool(isTestimony)),
            ])
        }
    }
}

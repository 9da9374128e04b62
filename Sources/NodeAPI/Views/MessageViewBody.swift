// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How a node shows the delivery of a notice to one recipient.
package struct MessageViewBody: Sendable, Hashable {
    /// Something of this message that must still reach a party.
    package struct Pending: Sendable, Hashable {
        package var to: String
        package var what: String
        package var attempts: Int
        package var nextTry: String
        /// From the node's look to the next try.
        package var seconds: Int
        package var lastProblem: String?

        package init(
            to: String,
            what: String,
            attempts: Int,
            nextTry: String,
            seconds: Int,
            lastProblem: String?
        ) {
            self.to = to
            self.what = what
            self.attempts = attempts
            self.nextTry = nextTry
            self.seconds = seconds
            self.lastProblem = lastProblem
        }
    }

    package var msg: String
    package var from: String
    package var to: String
    package var env: String
    package var pc: String
    package var dispatch: String?
    package var number: Int?
    /// An outcome of docs/spec/evidence.md section 3.
    package var outcome: String
    /// Ids of evidence that came wholly after a time limit had ended in silence.
    package var late: [String]
    package var deadlines: [DeadlineBody]
    package var grade: String
    package var ack: String
    package var lane: String
    package var expiresAt: String
    package var routes: [RouteBody]
    package var events: [Event]
    package var pending: [Pending]
    package var states: DeliveryStatesBody
    package var dissemination: DisseminationBody
    /// Where the sender promised some notice.
    package var lead: LeadBody?
    /// What parties deny of it; it changes nothing above.
    package var denials: [DenialViewBody]

    package init(
        msg: String,
        from: String,
        to: String,
        env: String,
        pc: String,
        dispatch: String?,
        number: Int?,
        outcome: String,
        late: [String] = [],
        deadlines: [DeadlineBody] = [],
        grade: String,
        ack: String,
        lane: String,
        expiresAt: String,
        routes: [RouteBody],
        events: [Event],
        pending: [Pending],
        states: DeliveryStatesBody,
        dissemination: DisseminationBody,
        lead: LeadBody? = nil,
        denials: [DenialViewBody] = []
    ) {
        self.msg = msg
        self.from = from
        self.to = to
        self.env = env
        self.pc = pc
        self.dispatch = dispatch
        self.number = number
        self.outcome = outcome
        self.late = late
        self.deadlines = deadlines
        self.grade = grade
        self.ack = ack
        self.lane = lane
        self.expiresAt = expiresAt
        self.routes = routes
        self.events = events
        self.pending = pending
        self.states = states
        self.dissemination = dissemination
        self.lead = lead
        self.denials = denials
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        msg = try reader.string("msg")
        from = try reader.string("from")
        to = try reader.string("to")
        env = try reader.string("env")
        pc = try reader.string("pc")
        dispatch = try reader.optionalString("dispatch")
        number = try reader.optionalInteger("number").map { Int($0) }
        outcome = try reader.string("outcome")
        late = try reader.strings("late")
        deadlines = []
        for var each in try reader.objects("deadlines") { deadlines.append(try DeadlineBody(&each)) }
        grade = try reader.string("grade")
        ack = try reader.string("ack")
        lane = try reader.string("lane")
        expiresAt = try reader.string("expiresAt")
        routes = []
        for var route in try reader.objects("routes") { routes.append(try RouteBody(&route)) }
        events = []
        for var event in try reader.objects("events") { events.append(try Event(&event)) }
        pending = []
        for var item in try reader.objects("pending") { pending.append(try Pending(&item)) }
        states = try DeliveryStatesBody(try reader.object("states"))
        dissemination = try DisseminationBody(try reader.object("dissemination"))
        if var found = try reader.optionalObject("lead") { lead = try LeadBody(&found) }
        denials = []
        for var denial in try reader.objects("denials") { denials.append(try DenialViewBody(&denial)) }
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("ack", .string(ack)), ("deadlines", .array(deadlines.map(\.json))),
            ("denials", .array(denials.map(\.json))), ("dissemination", dissemination.json),
            ("late", .strings(late)),
            ("dispatch", dispatch.map { .string($0) }), ("env", .string(env)),
            ("events", .array(events.map(\.json))), ("expiresAt", .string(expiresAt)),
            ("from", .string(from)), ("grade", .string(grade)), ("lane", .string(lane)),
            ("lead", lead?.json), ("msg", .string(msg)),
            ("number", number.map { .integer(Int64($0)) }), ("outcome", .string(outcome)),
            ("pc", .string(pc)),
            ("pending", .array(pending.map(\.json))), ("routes", .array(routes.map(\.json))),
            ("states", states.json), ("to", .string(to)),
        ])
    }
}

extension MessageViewBody.Pending {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        to = try reader.string("to")
        what = try reader.string("what")
        attempts = Int(try reader.integer("attempts"))
        nextTry = try reader.string("nextTry")
        seconds = Int(try reader.integer("seconds"))
        lastProblem = try reader.optionalString("lastProblem")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("attempts", .integer(Int64(attempts))), ("lastProblem", lastProblem.map { .string($0) }),
            ("nextTry", .string(nextTry)), ("seconds", .integer(Int64(seconds))), ("to", .string(to)),
            ("what", .string(what)),
        ])
    }
}

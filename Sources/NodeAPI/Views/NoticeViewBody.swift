// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How a node shows one notice, or one envelope that is not open yet, to its officers.
///
/// What is signed in it (`text`, `approvals`, evidence) the reader checks for itself; the rest is what the
/// node says.
package struct NoticeViewBody: Sendable, Hashable {
    /// `outbound` or `inbound`.
    package var direction: String
    /// `waiting` (for approvals), `prepared`, `released`, `sealed`, `unopened`, `opened` or `refused`.
    package var state: String
    package var from: String
    /// Absent while unopened.
    package var notice: String?
    /// The complete notice text with all disclosures; absent while unopened, and in lists.
    package var text: String?
    package var approvals: [String]
    package var approvalsNeeded: Int
    /// The role whose approval the mandate asks for.
    package var approvalRole: String?
    /// Time anchors to put into an approval; empty unless it waits for one.
    package var anchors: [String]
    package var messages: [MessageViewBody]
    /// What has to stop at once, in the notice's words.
    package var stop: String?
    /// Notices that point at this one, as `RELATION ID`.
    package var linkedFrom: [String]
    /// `in-force`, `updated`, `corrected`, `closed-out`, `stood-down`, `cancelled` or `expired`; absent while
    /// it is not open or not released.
    package var condition: String?
    /// Ids of notices of the other side that this one crossed on the way.
    package var crossed: [String]
    package var reach: [ReachBody]
    /// What its time limits leave to be desired, in the answer to a draft alone.
    package var warnings: [WarningBody]

    package init(
        direction: String,
        state: String,
        from: String,
        notice: String?,
        text: String?,
        approvals: [String],
        approvalsNeeded: Int,
        approvalRole: String?,
        anchors: [String],
        messages: [MessageViewBody],
        stop: String? = nil,
        linkedFrom: [String],
        condition: String? = nil,
        crossed: [String] = [],
        reach: [ReachBody] = [],
        warnings: [WarningBody] = []
    ) {
        self.direction = direction
        self.state = state
        self.from = from
        self.notice = notice
        self.text = text
        self.approvals = approvals
        self.approvalsNeeded = approvalsNeeded
        self.approvalRole = approvalRole
        self.anchors = anchors
        self.messages = messages
        self.stop = stop
        self.linkedFrom = linkedFrom
        self.condition = condition
        self.crossed = crossed
        self.reach = reach
        self.warnings = warnings
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 8 << 20))
        )
        try self.init(&reader)
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        direction = try reader.string("direction")
        state = try reader.string("state")
        from = try reader.string("from")
        notice = try reader.optionalString("notice")
        text = try reader.optionalString("text")
        approvals = try reader.strings("approvals")
        approvalsNeeded = Int(try reader.integer("approvalsNeeded"))
        approvalRole = try reader.optionalString("approvalRole")
        anchors = try reader.strings("after")
        linkedFrom = try reader.strings("linkedFrom")
        condition = try reader.optionalString("condition")
        crossed = try reader.strings("crossed")
        reach = []
        for var each in try reader.objects("reach") { reach.append(try ReachBody(&each)) }
        warnings = []
        for var each in try reader.objects("warnings") { warnings.append(try WarningBody(&each)) }
        stop = try reader.optionalString("stop")
        messages = []
        for var message in try reader.objects("messages") { messages.append(try MessageViewBody(&message)) }
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("after", .strings(anchors)),
            ("approvalRole", approvalRole.map { .string($0) }),
            ("approvals", .strings(approvals)),
            ("approvalsNeeded", .integer(Int64(approvalsNeeded))),
            ("condition", condition.map { .string($0) }),
            ("crossed", .strings(crossed)),
            ("direction", .string(direction)),
            ("from", .string(from)),
            ("linkedFrom", .strings(linkedFrom)),
            ("messages", .array(messages.map(\.json))),
            ("notice", notice.map { .string($0) }),
            ("reach", .array(reach.map(\.json))),
            ("state", .string(state)),
            ("stop", stop.map { .string($0) }),
            ("text", text.map { .string($0) }),
            ("warnings", .array(warnings.map(\.json))),
        ])
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(json) }
}

/// A list of views: inbox or outbox.
package struct ViewListBody: Sendable, Hashable {
    package var views: [NoticeViewBody]

    package init(views: [NoticeViewBody]) {
        self.views = views
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 64 << 20))
        )
        views = []
        for var view in try reader.objects("notices") { views.append(try NoticeViewBody(&view)) }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("notices", .array(views.map(\.json)))]))
    }
}

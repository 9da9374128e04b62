// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice that a schedule has somebody send, and what its recipients do with it.
package struct PlannedNotice: Sendable {
    /// What an officer of a recipient does once the notice is there.
    package enum Answer: String, Sendable, CaseIterable {
        case silence
        case acknowledge
        case declineToAcknowledge = "decline-to-acknowledge"
        case convey
        case decide
        /// Declines before the node opens it, where opening waits for an officer; else declines afterwards.
        case declineUnopened = "decline-unopened"
    }

    /// How it speaks to an earlier notice of the schedule.
    package enum Link: String, Sendable {
        case reply, update, cancel
    }

    package var at: Int64
    package var from: CastMember
    package var to: [CastMember]
    /// Routes that it takes at once, each as its relays in order.
    package var via: [[CastMember]]
    package var kind: NoticeKind
    package var severity: Severity
    package var status: NoticeStatus
    package var ack: AcknowledgementMode
    package var grade: Grade
    package var lifetimeSeconds: Int
    package var deadline: (clock: DeadlineClock, seconds: Int)?
    /// The place of the earlier notice; the notice is not sent where that one is not there.
    package var link: (Link, Int)?
    package var answers: [CastMember: Answer]
    /// From when the notice is there until the officer acts, in milliseconds.
    package var answerDelay: Int64
}

extension PlannedNotice: CustomStringConvertible {
    package var description: String {
        let names = to.map(\.rawValue).joined(separator: ",")
        let routes = via.map { $0.isEmpty ? "direct" : $0.map(\.rawValue).joined(separator: "/") }
        let route = routes.joined(separator: "+")
        let target = link.map { " \($0.rawValue) of #\($1)" } ?? ""
        let due = deadline.map { " deadline \($0.clock.rawValue)+\($0.seconds)s" } ?? ""
        let acts = answers.sorted { $0.key < $1.key }.map { "\($0.rawValue):\($1.rawValue)" }
        return "\(at / 1000)s \(from.rawValue)>\(names) \(route) \(kind.rawValue)\(target)"
            + " \(severity.rawValue) \(status.rawValue) \(grade.rawValue) lives \(lifetimeSeconds)s\(due), \(acts.joined(separator: " "))"
    }
}

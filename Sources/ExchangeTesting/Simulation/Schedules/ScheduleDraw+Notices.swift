// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ScheduleDraw {
    mutating func notices(within length: Int64) -> [PlannedNotice] {
        var notices: [PlannedNotice] = []
        for place in 0..<number(4...8) {
            let isTogether = place > 0 && chance(25)
            let at = isTogether ? notices[place - 1].at : moment(within: length)
            notices.append(notice(at: at))
            if place > 0, chance(40) { link(&notices, place) }
        }
        return notices
    }

    private mutating func notice(at time: Int64) -> PlannedNotice {
        let from = pick(CastMember.parties)
        let others = CastMember.parties.filter { $0 != from }
        let to = chance(25) ? others : [pick(others)]
        let lifetime = chance(20) ? number(120...1800) : number(2 * 3600...12 * 3600)
        let via = routes()
        // A relay has to hold the second key share, until a deadline.
        let isSealed = chance(25) && via.contains { !$0.isEmpty }
        return PlannedNotice(
            at: time,
            from: from,
            to: to,
            via: via,
            kind: pick([.warning, .message, .question, .advanceNotification, .posture]),
            severity: pick(Severity.allCases),
            status: chance(80) ? .actual : .exercise,
            ack: chance(80) ? .full : .contentFree,
            grade: isSealed ? .signToOpen : .immediate,
            lifetimeSeconds: lifetime,
            deadline: isSealed || chance(50)
                ? (pick(DeadlineClock.allCases), number(60...min(lifetime, 7200))) : nil,
            link: nil,
            answers: Dictionary(uniqueKeysWithValues: to.map { ($0, pick(PlannedNotice.Answer.allCases)) }),
            answerDelay: milliseconds(seconds: chance(50) ? 1...30 : 30...3600)
        )
    }

    /// Directly, through one relay, through two in a row, and several of these at once.
    private mutating func routes() -> [[CastMember]] {
        let two = chance(50) ? CastMember.relays : CastMember.relays.reversed()
        switch number(0...9) {
        case 0...2: return [[]]
        case 3...5: return [[two[0]]]
        case 6: return [two]
        case 7: return [[], [two[0]]]
        case 8: return [[two[0]], [two[1]]]
        default: return [[], [two[0]], two.reversed()]
        }
    }

    /// Makes the notice at a place speak to an earlier one.
    private mutating func link(_ notices: inout [PlannedNotice], _ place: Int) {
        let target = number(0...place - 1)
        let earlier = notices[target]
        let how: PlannedNotice.Link = pick([.reply, .update, .cancel])
        notices[place].link = (how, target)
        notices[place].at = max(notices[place].at, earlier.at + milliseconds(seconds: 5...600))
        notices[place].kind = how == .reply ? .reply : how == .update ? .update : .cancel
        notices[place].grade = .immediate
        notices[place].from = how == .reply ? earlier.to[0] : earlier.from
        let to = how == .reply ? [earlier.from] : earlier.to
        notices[place].to = to
        if how != .reply { notices[place].via = earlier.via }
        notices[place].answers = Dictionary(
            uniqueKeysWithValues: to.map { ($0, pick(PlannedNotice.Answer.allCases)) }
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

package import Exchange
package import NoticeFormat

extension EntryBody {
    /// As the record shows it at a moment.
    package init(_ history: EntryHistory, at moment: Timestamp) {
        let known = history.known(at: moment)
        self.init(
            id: history.id.text,
            issuer: history.issuer.text,
            asOf: moment.text,
            condition: known.condition(at: moment).rawValue
        )
        confirmationDue = known.isConfirmationDue(at: moment)
        phase = known.phase?.rawValue
        unannounced = known.unannounced
        if let newest = known.versions.last {
            version = newest.id.text
            expiresAt = newest.expiresAt.text
            type = newest.entry?.type.rawValue
            name = newest.entry?.name
            owner = newest.entry?.owner
            facility = newest.entry?.facility
            contact = newest.entry?.contact
            check = newest.entry?.checkWords(issuer: history.issuer)
            confirmBy = newest.entry?.confirmBy.text
            party = newest.entry?.movement?.words
        }
        recipients = known.recipients.map { EntryRecipientBody(known, $0, at: moment) }
        notices = known.notices.map { notice in
            EntryNoticeBody(
                notice: notice.id.text,
                part: notice.part.rawValue,
                kind: notice.kind.rawValue,
                from: notice.from.text,
                at: notice.sentAt.text
            )
        }
    }
}

extension EntryRecipientBody {
    fileprivate init(_ history: EntryHistory, _ party: PartyID, at moment: Timestamp) {
        self.init(party: party.text)
        if let reached = history.reached(party) {
            version = reached.version.id.text
            self.reached = reached.reception.reachedAt?.text
            acknowledged = reached.reception.acknowledgedAt?.text
            passedOn = reached.reception.statedAt.keys.max()?.rawValue
            pathDown = reached.reception.down?.level.rawValue
        }
        warnedBack = history.warnedBackAt(party)?.text
        if let timer = history.timer(party) {
            distress = Distress(
                calls: timer.calls,
                since: timer.since.text,
                stopped: timer.stoppedAt?.text,
                seconds: Int(timer.seconds(at: moment))
            )
            pathDown = timer.down?.level.rawValue ?? pathDown
        }
    }
}

extension EntryAccessBody {
    package init(_ record: AccessRecord) {
        self.init(officer: record.officer.text, at: record.at.text, reason: record.reason)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Pairs of notices that contradict one another, found without holding each against all (claim.md, section 9).
///
/// Only notices about one matter are held against one another, and of those with the same open fields none.
struct NoticePairs {
    /// Two notices as if the same, and the fields that are open in both and not equal.
    struct TwoTexts {
        let one: NoticeFact
        let other: NoticeFact
        let differing: [FieldName]
    }

    private struct Identity: Hashable {
        let issuer: PartyID
        let jti: RandomID
    }

    private enum Subject: Hashable {
        case references(Set<ObjectID>)
        case event([UInt8])
    }

    private struct Matter: Hashable {
        let issuer: PartyID
        let kind: NoticeKind
        let status: NoticeStatus
        let subject: Subject
    }

    /// Ascending by id.
    private let notices: [NoticeFact]
    private let references: [Set<ObjectID>]
    /// The same number for notices whose open fields are equal.
    private let texts: [Int]

    init(_ notices: some Sequence<NoticeFact>) {
        self.notices = notices.sorted { $0.id < $1.id }
        references = self.notices.map(\.references)
        var numbers: [[FieldName: FieldValue]: Int] = [:]
        texts = self.notices.map { notice in
            let text = Self.compared(notice.fields)
            let number = numbers[text] ?? numbers.count
            numbers[text] = number
            return number
        }
    }

    private static func compared(_ fields: NoticeFields) -> [FieldName: FieldValue] {
        var compared: [FieldName: FieldValue] = [:]
        for name in fields.names where name != .specificity { compared[name] = fields[name] }
        return compared
    }

    /// Two notices of one issuer with one `jti`.
    var ofOneIdentity: [(NoticeFact, NoticeFact)] {
        let groups = Dictionary(grouping: notices.indices) { place in
            Identity(issuer: notices[place].visible.issuer, jti: notices[place].visible.jti)
        }
        var found: [(Int, Int)] = []
        for group in groups.values {
            for (position, one) in group.enumerated() {
                found += group[(position + 1)...].map { (one, $0) }
            }
        }
        return found.sorted(by: <).map { (notices[$0.0], notices[$0.1]) }
    }

    /// Two notices of one matter to different recipients, neither naming the other, that differ.
    var asIfTheSame: [TwoTexts] {
        var found: [(places: (Int, Int), pair: TwoTexts)] = []
        for (matter, places) in matters {
            let groups = Array(Dictionary(grouping: places) { texts[$0] }.values)
            for (position, group) in groups.enumerated() {
                for other in groups[(position + 1)...] { found += differing(group, other, in: matter) }
            }
        }
        return found.sorted { $0.places < $1.places }.map(\.pair)
    }

    /// By what they name and by their open event; a notice may stand under both.
    private var matters: [Matter: [Int]] {
        var matters: [Matter: [Int]] = [:]
        for (place, notice) in notices.enumerated() {
            let event = notice.fields.prose(.event).map { Subject.event(Array($0.utf8)) }
            let named = references[place].isEmpty ? nil : Subject.references(references[place])
            for subject in [event, named].compactMap(\.self) {
                let matter = Matter(
                    issuer: notice.visible.issuer,
                    kind: notice.visible.kind,
                    status: notice.visible.status,
                    subject: subject
                )
                matters[matter, default: []].append(place)
            }
        }
        return matters
    }

    /// Of notices with one text and notices with another.
    private func differing(
        _ some: [Int],
        _ others: [Int],
        in matter: Matter
    ) -> [(places: (Int, Int), pair: TwoTexts)] {
        var found: [(places: (Int, Int), pair: TwoTexts)] = []
        var differing: [FieldName]?
        for left in some {
            for right in others where areAsIfTheSame(left, right, in: matter) {
                let names = differing ?? Self.differing(notices[left].fields, notices[right].fields)
                guard !names.isEmpty else { return [] }
                differing = names
                let places = (min(left, right), max(left, right))
                let pair = TwoTexts(one: notices[places.0], other: notices[places.1], differing: names)
                found.append((places, pair))
            }
        }
        return found
    }

    /// Overlapping in time, to different recipients, neither naming the other.
    private func areAsIfTheSame(_ one: Int, _ other: Int, in matter: Matter) -> Bool {
        // Those that name the same are found by that, whatever their event.
        if case .event = matter.subject, !references[one].isEmpty, references[one] == references[other] {
            return false
        }
        let (left, right) = (notices[one].visible, notices[other].visible)
        return left.jti != right.jti && left.recipients != right.recipients
            && left.composedAt <= right.expiresAt && right.composedAt <= left.expiresAt
            && !references[one].contains(notices[other].id)
            && !references[other].contains(notices[one].id)
    }

    /// Fields that are open in both and not equal.
    private static func differing(_ one: NoticeFields, _ other: NoticeFields) -> [FieldName] {
        one.names.filter { name in
            guard name != .specificity, let left = one[name], let right = other[name] else { return false }
            return left != right
        }
    }
}

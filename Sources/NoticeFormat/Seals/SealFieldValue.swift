// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The value of a hidden field that only seals have (seal.md, section 5).
package enum SealFieldValue: Hashable, Sendable {
    case prose(String)
    case line(String)
    case flag(Bool)
    case time(Timestamp)
    case party(PartyID)
    /// Ascending.
    case parties([PartyID])
    /// Ascending.
    case notices([ObjectID])
    /// Names and other words that the text for the addressee must not hold.
    case words([String])
    case harm(Harm)
    case victim(VictimKind)
    case answer(TriggerAnswer)
    case judgement(TriggerJudgement)
    case addressee(WarningAddressee)
    case paired(PairedNotice)
    case ground(WaiverGround)
    /// A compact signed waiver.
    case waiver(String)

    private static let proseLength = 1...16_384
    package static let lineLength = 1...200
    package static let wordCounts = 1...64

    /// Refuses a value that the field of this name cannot have.
    package init(
        _ name: SealOwnField,
        _ json: JSONValue,
        _ code: FormatError.Code
    ) throws(FormatError) {
        // One member of an object gives each check its path.
        var reader = try MemberReader(.object([(name.rawValue, json)]), code)
        let key = name.rawValue
        switch name {
        case .decision, .original, .reason, .result, .sanitised:
            self = .prose(try reader.string(key, characters: Self.proseLength, .prose))
        case .level, .owner, .protectiveBody, .referredTo:
            self = .line(try reader.string(key, characters: Self.lineLength))
        case .dependants, .ownOperation:
            self = .flag(try reader.required(reader.optionalBool(key), key))
        case .due, .received: self = .time(try reader.text(key))
        case .counterpart: self = .party(try reader.text(key))
        case .recipients: self = .parties(try reader.texts(key, count: 1...64, .ascending))
        case .notices: self = .notices(try reader.texts(key, count: 1...16, .ascending))
        case .protected: self = .words(try Self.words(&reader, key))
        case .harm: self = .harm(try reader.text(key))
        case .victim: self = .victim(try reader.text(key))
        case .credible, .impending, .specific: self = .answer(try TriggerAnswer(reader.object(key)))
        case .judgement: self = .judgement(try TriggerJudgement(reader.object(key)))
        case .addressee: self = .addressee(try WarningAddressee(reader.object(key)))
        case .paired: self = .paired(try PairedNotice(reader.object(key)))
        case .ground: self = .ground(try reader.text(key))
        case .waiver: self = .waiver(try reader.compact(key))
        }
    }

    private static func words(_ reader: inout MemberReader, _ key: String) throws(FormatError) -> [String] {
        let words = try reader.rawList(key, count: wordCounts, .ascending)
        guard words.allSatisfy({ TextRule.line.allows($0, characters: lineLength) }) else {
            throw reader.refusal("a word is empty, too long or not one line", at: key)
        }
        return words
    }

    package var json: JSONValue {
        switch self {
        case .prose(let text), .line(let text), .waiver(let text): .string(text)
        case .flag(let flag): .bool(flag)
        case .time(let time): .text(time)
        case .party(let party): .text(party)
        case .parties(let parties): .texts(parties)
        case .notices(let notices): .texts(notices)
        case .words(let words): .strings(words)
        case .harm(let harm): .text(harm)
        case .victim(let victim): .text(victim)
        case .answer(let answer): answer.json
        case .judgement(let judgement): judgement.json
        case .addressee(let addressee): addressee.json
        case .paired(let paired): paired.json
        case .ground(let ground): .text(ground)
        }
    }
}

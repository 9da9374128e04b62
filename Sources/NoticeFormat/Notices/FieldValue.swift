// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The value of one hidden field (notice.md, section 2).
package enum FieldValue: Hashable, Sendable {
    case prose(String)
    /// One line, to be recognised by anybody on watch.
    case stop(String)
    case place(Place)
    case placePrecision(PlacePrecision)
    case window(EventWindow)
    /// Seconds of the window.
    case windowPrecision(Int)
    case likelihood(Likelihood)
    case confidence(Confidence)
    case sourceGrade(SourceGrade)
    case basis(Basis)
    case sourceDescriptor(SourceDescriptor)
    /// One line: who reads, or what a signal says.
    case line(String)
    case reading(PostureReading)
    case reassurance(ReassuranceStep)
    case answer(OfferAnswer)
    /// Names of the fields that an explanation is asked for.
    case asked([FieldName])
    case proof([PerformanceProof])
    case calendar([CalendarEntry])
    case meeting(MeetingRecord)
    case codes([SignalCode])
    case signal(Signal)
    case ladder([LadderRung])
    case entry(HumanitarianEntry)
    case route(RouteLine)
    case languages([LanguagePart])
    case attachments([Attachment])
    case specificity(SpecificityRecord)

    private static let textLength = 1...16_384

    /// Refuses a value that the field of this name cannot have.
    package init(
        _ name: FieldName,
        _ json: JSONValue,
        _ code: FormatError.Code = .malformedNotice
    ) throws(FormatError) {
        // One member of an object gives each check its path.
        var reader = try MemberReader(.object([(name.rawValue, json)]), code)
        let key = name.rawValue
        switch name {
        case .event, .actor, .target, .method, .text, .source, .dissent, .advice, .shortNotice, .observed,
            .reported, .judged, .purpose, .rules, .objectives, .completion, .designation, .subordination,
            .formations, .equipment:
            self = .prose(try reader.string(key, characters: Self.textLength, .prose))
        case .stop: self = .stop(try reader.string(key, characters: 1...200))
        case .likelihood: self = .likelihood(try reader.text(key))
        case .confidence: self = .confidence(try reader.text(key))
        case .sourceGrade: self = .sourceGrade(try reader.text(key))
        case .basis: self = .basis(try reader.text(key))
        case .sourceDescriptor: self = .sourceDescriptor(try SourceDescriptor(reader.object(key)))
        case .reader: self = .line(try reader.string(key, characters: 1...200))
        case .reading: self = .reading(try reader.text(key))
        case .reassurance: self = .reassurance(try reader.text(key))
        case .answer: self = .answer(try reader.text(key))
        case .asked: self = .asked(try ExplanationContents.asked(&reader, key))
        case .proof: self = .proof(try PerformanceProof.list(&reader, key))
        case .calendar: self = .calendar(try CalendarEntry.list(&reader, key))
        case .meeting: self = .meeting(try MeetingRecord(reader.object(key)))
        case .codes: self = .codes(try SignalCode.list(&reader, key))
        case .signal: self = .signal(try Signal(reader.object(key)))
        case .place: self = .place(try Place(reader.object(key)))
        case .placePrecision: self = .placePrecision(try PlacePrecision(reader.object(key)))
        case .window: self = .window(try EventWindow(reader.object(key)))
        case .windowPrecision:
            var inner = try reader.object(key)
            self = .windowPrecision(try inner.integer("seconds", in: 0...JSONLimit.largestInteger))
            try inner.finish()
        case .entry: self = .entry(try HumanitarianEntry(reader.object(key)))
        case .route: self = .route(try RouteLine(reader.object(key)))
        case .ladder: self = .ladder(try LadderRung.list(&reader, key))
        case .languages:
            self = .languages(try LanguagePart.list(&reader, key))
        case .attachments:
            self = .attachments(try Attachment.list(&reader, key))
        case .specificity: self = .specificity(try SpecificityRecord(reader.object(key)))
        }
    }

    package var json: JSONValue {
        switch self {
        case .prose(let text), .stop(let text), .line(let text): .string(text)
        case .basis(let word): .text(word)
        case .sourceDescriptor(let descriptor): descriptor.json
        case .reading(let word): .text(word)
        case .reassurance(let word): .text(word)
        case .answer(let word): .text(word)
        case .asked(let names): .texts(names)
        case .proof(let list): .array(list.map(\.json))
        case .calendar(let entries): .array(entries.map(\.json))
        case .meeting(let record): record.json
        case .codes(let codes): .array(codes.map(\.json))
        case .signal(let signal): signal.json
        case .place(let place): place.json
        case .placePrecision(let precision): precision.json
        case .window(let window): window.json
        case .windowPrecision(let seconds): .object([("seconds", .number(seconds))])
        case .likelihood(let word): .text(word)
        case .confidence(let word): .text(word)
        case .sourceGrade(let grade): .text(grade)
        case .entry(let entry): entry.json
        case .route(let route): route.json
        case .ladder(let rungs): .array(rungs.map(\.json))
        case .languages(let parts): .array(parts.map(\.json))
        case .attachments(let list): .array(list.map(\.json))
        case .specificity(let record): record.json
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Hidden fields of a notice: all of them, or those that were opened (notice.md, section 2).
package struct NoticeFields: Hashable, Sendable {
    private var values: [FieldName: FieldValue] = [:]

    package init() {}

    /// Reads fields by name and value; refuses unknown names and values that do not fit.
    package init(
        _ object: JSONObject,
        _ code: FormatError.Code = .malformedNotice
    ) throws(FormatError) {
        for (name, json) in zip(object.names, object.values) {
            guard let field = FieldName(rawValue: name), field.rawValue.utf8.elementsEqual(name.utf8) else {
                throw FormatError(code, "a hidden field has a name that is not in the list")
            }
            values[field] = try FieldValue(field, json, code)
        }
    }

    package subscript(name: FieldName) -> FieldValue? { values[name] }

    mutating func set(_ name: FieldName, _ value: FieldValue?) { values[name] = value }

    /// Ascending.
    package var names: [FieldName] { values.keys.sorted { precedesInBytes($0.text, $1.text) } }

    package var count: Int { values.count }

    /// These with those of another opening of the same notice.
    package func merging(_ other: NoticeFields) -> NoticeFields {
        var both = self
        both.values.merge(other.values) { first, _ in first }
        return both
    }

    /// In ascending order of name.
    package var json: JSONValue { .object(names.map { ($0.rawValue, values[$0]?.json) }) }

    /// The text of a field that holds prose.
    package func prose(_ name: FieldName) -> String? {
        if case .prose(let text)? = values[name] { text } else { nil }
    }

    /// The line that tells anybody on watch what to stop.
    package var stop: String? {
        if case .stop(let text)? = values[.stop] { text } else { nil }
    }

    package var place: Place? {
        if case .place(let place)? = values[.place] { place } else { nil }
    }

    package var placePrecision: PlacePrecision? {
        if case .placePrecision(let precision)? = values[.placePrecision] { precision } else { nil }
    }

    package var window: EventWindow? {
        if case .window(let window)? = values[.window] { window } else { nil }
    }

    /// Declared seconds of the window.
    package var windowPrecision: Int? {
        if case .windowPrecision(let seconds)? = values[.windowPrecision] { seconds } else { nil }
    }

    /// What a humanitarian notification is about.
    package var entry: HumanitarianEntry? {
        if case .entry(let entry)? = values[.entry] { entry } else { nil }
    }

    /// The way that a movement takes.
    package var route: RouteLine? {
        if case .route(let route)? = values[.route] { route } else { nil }
    }

    /// Empty without a ladder.
    package var ladder: [LadderRung] {
        if case .ladder(let rungs)? = values[.ladder] { rungs } else { [] }
    }

    package var specificity: SpecificityRecord? {
        if case .specificity(let record)? = values[.specificity] { record } else { nil }
    }
}

extension NoticeFields {
    /// The same fields with precision and specificity computed anew.
    package var withComputedFields: NoticeFields {
        var fields = self
        fields.values[.placePrecision] = place.map { .placePrecision(PlacePrecision(of: $0)) }
        fields.values[.windowPrecision] = window.map { .windowPrecision($0.seconds) }
        fields.values[.specificity] = .specificity(SpecificityRecord(of: self))
        return fields
    }

    /// Refuses fields that cannot be all fields of a notice; a set that was opened in part is not asked.
    package func checkComplete() throws(FormatError) {
        guard specificity != nil else {
            throw FormatError(.malformedNotice, "notice without specificity")
        }
        guard (place == nil) == (placePrecision == nil), (window == nil) == (windowPrecision == nil) else {
            throw FormatError(.malformedNotice, "precision without its field, or the other way round")
        }
    }

    /// What the recipient finds when it computes precision and specificity of all fields itself.
    ///
    /// The fields have passed ``checkComplete()``; else the answer is mismatch.
    package var specificityMatch: SpecificityMatch {
        guard (try? checkComplete()) != nil, let declared = specificity else { return .mismatch }
        let own = SpecificityRecord(of: self)
        let repeats =
            declared.areaSquareMetres == placePrecision?.areaSquareMetres
            && declared.windowSeconds == windowPrecision
        let isPlaceRight = place.map { placePrecision?.matches($0) == true } ?? true
        let isRest = declared.filled == own.filled && declared.windowSeconds == own.windowSeconds
        return repeats && isPlaceRight && isRest ? .match : .mismatch
    }
}

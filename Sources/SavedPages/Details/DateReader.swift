// SPDX-License-Identifier: Apache-2.0

/// Finds dates in the forms in which they are commonly written.
///
/// A date of numbers alone is read only where it can be one day: `2024-02-03`, `3.2.2024`, `13/2/2024`, never
/// `3/2/2024`. A time of day counts only with a zone that has one meaning.
struct DateReader {
    private let tokens: [Token]

    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    /// The first date in a text, reading at most its first 400 characters.
    static func date(in text: String) -> PageDate? {
        let reader = DateReader(String(text.prefix(400)))
        for index in reader.tokens.indices {
            if let date = reader.date(at: index) { return date }
        }
        return nil
    }

    private init(_ text: String) {
        var tokens: [Token] = []
        var word = ""
        func flush() {
            guard !word.isEmpty else { return }
            if let number = Int(word), word.utf8.count <= 9 {
                tokens.append(.number(number, digits: word.utf8.count))
            } else {
                Self.split(word, into: &tokens)
            }
            word = ""
        }
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if isDigit || character.isLetter {
                word.append(character)
            } else {
                flush()
                if !character.isWhitespace { tokens.append(.mark(character)) }
            }
        }
        flush()
        self.tokens = tokens
    }

    /// `1st` is 1; `02T15` is 02, T, 15; `00Z` is 00, Z.
    private static func split(_ word: String, into tokens: inout [Token]) {
        var part = ""
        func flush() {
            guard !part.isEmpty else { return }
            if let number = Int(part), part.utf8.count <= 9 {
                tokens.append(.number(number, digits: part.utf8.count))
            } else if !(["st", "nd", "rd", "th"].contains(part.lowercased()) && !tokens.isEmpty) {
                tokens.append(.word(part.lowercased()))
            }
            part = ""
        }
        for character in word {
            if let last = part.last, last.isNumber != character.isNumber { flush() }
            part.append(character)
        }
        flush()
    }

    private func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    private func number(_ index: Int, digits: ClosedRange<Int>) -> Int? {
        guard case .number(let value, let count)? = token(index), digits.contains(count) else { return nil }
        return value
    }

    private func month(_ index: Int) -> Int? {
        guard case .word(let word)? = token(index) else { return nil }
        return MonthNames.month(word)
    }

    private func skip(_ marks: Set<Character>, words: Set<String> = [], from index: Int) -> Int {
        switch token(index) {
        case .mark(let mark)? where marks.contains(mark): skip(marks, words: words, from: index + 1)
        case .word(let word)? where words.contains(word): skip(marks, words: words, from: index + 1)
        default: index
        }
    }

    private func date(at index: Int) -> PageDate? {
        if let year = number(index, digits: 4...4), let mark = separator(index + 1),
            let month = number(index + 2, digits: 1...2), separator(index + 3) == mark,
            let day = number(index + 4, digits: 1...2)
        {
            return made(year, month, day, next: index + 5)
        }
        if let month = month(index) {
            let first = skip(["."], from: index + 1)
            guard let day = number(first, digits: 1...2) else { return nil }
            let second = skip([",", "."], from: first + 1)
            return number(second, digits: 4...4).flatMap { made($0, month, day, next: second + 1) }
        }
        guard let first = number(index, digits: 1...2) else { return nil }
        let middle = skip([".", "-"], words: ["of", "de", "º"], from: index + 1)
        if let month = month(middle) {
            let last = skip([",", ".", "-"], words: ["de", "of"], from: middle + 1)
            return number(last, digits: 4...4).flatMap { made($0, month, first, next: last + 1) }
        }
        return numeric(first, at: index)
    }

    /// `3.2.2024`; with slashes only where one number can be no month.
    private func numeric(_ first: Int, at index: Int) -> PageDate? {
        guard let mark = separator(index + 1), let second = number(index + 2, digits: 1...2),
            separator(index + 3) == mark, let year = number(index + 4, digits: 4...4)
        else { return nil }
        if mark == "." || first > 12 || first == second { return made(year, second, first, next: index + 5) }
        return second > 12 ? made(year, first, second, next: index + 5) : nil
    }

    private func separator(_ index: Int) -> Character? {
        guard case .mark(let mark)? = token(index), ["-", "/", "."].contains(mark) else { return nil }
        return mark
    }

    private func made(_ year: Int, _ month: Int, _ day: Int, next: Int) -> PageDate? {
        let time = TimeOfDay(tokensAfter: next, number: number, word: word, mark: mark)
        return PageDate(
            year: year,
            month: month,
            day: day,
            minutes: time?.minutes,
            seconds: time?.seconds ?? 0
        )
    }

    private func word(_ index: Int) -> String? {
        if case .word(let word)? = token(index) { word } else { nil }
    }

    private func mark(_ index: Int) -> Character? {
        if case .mark(let mark)? = token(index) { mark } else { nil }
    }
}

/// A time of day with a zone of one meaning, in minutes of UTC.
private struct TimeOfDay {
    let minutes: Int
    let seconds: Int

    init?(
        tokensAfter start: Int,
        number: (Int, ClosedRange<Int>) -> Int?,
        word: (Int) -> String?,
        mark: (Int) -> Character?
    ) {
        var index = start
        while let each = mark(index), [",", "|", "-", "–", "—", "·", "•", "(", "@"].contains(each) {
            index += 1
        }
        while let each = word(index), ["t", "at", "um", "à", "le"].contains(each) { index += 1 }
        guard var hour = number(index, 1...2), hour < 24, mark(index + 1) == ":" || mark(index + 1) == ".",
            let minute = number(index + 2, 2...2), minute < 60
        else { return nil }
        index += 3
        var second = 0
        if mark(index) == ":", let found = number(index + 1, 2...2), found < 60 {
            second = found
            index += 2
            if mark(index) == ".", number(index + 1, 1...9) != nil { index += 2 }
        }
        if let half = word(index) {
            var letters = half
            var after = index + 1
            if half == "a" || half == "p", mark(after) == ".", word(after + 1) == "m" {
                letters += "m"
                after += mark(after + 2) == "." ? 3 : 2
            }
            if letters == "am" || letters == "pm" {
                guard (1...12).contains(hour) else { return nil }
                hour = hour % 12 + (letters == "pm" ? 12 : 0)
                index = after
            }
        }
        while let each = mark(index), ["(", ","].contains(each) { index += 1 }
        guard let offset = Self.offset(index, number, word, mark) else { return nil }
        minutes = hour * 60 + minute - offset
        seconds = second
    }

    private static func offset(
        _ start: Int,
        _ number: (Int, ClosedRange<Int>) -> Int?,
        _ word: (Int) -> String?,
        _ mark: (Int) -> Character?
    ) -> Int? {
        var index = start
        if let name = word(index) {
            guard let known = zones[name] else { return nil }
            guard name == "utc" || name == "gmt", mark(index + 1) == "+" || mark(index + 1) == "-" else {
                return known
            }
            index += 1
        }
        guard let sign = mark(index), ["+", "-", "−"].contains(sign) else { return nil }
        let factor = sign == "+" ? 1 : -1
        if let both = number(index + 1, 4...4) { return factor * (both / 100 * 60 + both % 100) }
        guard let hours = number(index + 1, 1...2), hours <= 14 else { return nil }
        let minutes = mark(index + 2) == ":" ? number(index + 3, 2...2) ?? 0 : 0
        return factor * (hours * 60 + minutes)
    }

    /// Zones whose short name has one meaning in the press, in minutes east of UTC.
    private static let zones: [String: Int] = [
        "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "pst": -480, "pdt": -420, "cet": 60,
        "cest": 120,
    ]
}

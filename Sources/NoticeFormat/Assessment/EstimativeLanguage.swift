// SPDX-License-Identifier: Apache-2.0

/// Finds words of likelihood and confidence in prose (notice.md, section 8).
///
/// English only: sentences in other languages hold none of them.
package enum EstimativeLanguage {
    /// The sentences of a text, each with what it holds.
    package static func sentences(_ text: String) -> [EstimativeSentence] {
        var sentences: [EstimativeSentence] = []
        var words: [String] = []
        var word = ""
        let scalars = Array(text.unicodeScalars)
        func endWord() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        func endSentence() {
            endWord()
            if !words.isEmpty { sentences.append(EstimativeSentence(words: words)) }
            words = []
        }
        for (position, scalar) in scalars.enumerated() {
            let next = position + 1 < scalars.count ? scalars[position + 1] : nil
            let isInNumber =
                (scalar == "." || scalar == ",") && word.unicodeScalars.last.map(isDigit) == true
                && next.map(isDigit) == true
            if scalar.properties.isAlphabetic || isDigit(scalar) || isInNumber {
                word.unicodeScalars.append(isInNumber ? "." : scalar)
            } else {
                endWord()
                if scalar == "%" { words.append("%") }
                let isEnd = next.map(\.properties.isWhitespace) ?? true
                if scalar == "\n" || (isEnd && (scalar == "." || scalar == "!" || scalar == "?")) {
                    endSentence()
                }
            }
        }
        endSentence()
        return sentences
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Phrases by their first word, the longest first.
    static let phrases: [String: [(words: [String], term: Likelihood)]] = {
        let list: [(String, Likelihood)] = [
            ("almost no chance", .almostNoChance), ("very unlikely", .veryUnlikely), ("unlikely", .unlikely),
            ("roughly even chance", .roughlyEvenChance), ("likely", .likely), ("very likely", .veryLikely),
            ("almost certain", .almostCertain), ("almost certainly", .almostCertain),
            ("remote chance", .remote), ("remote possibility", .remote), ("remote probability", .remote),
            ("highly improbable", .highlyImprobable), ("improbable", .improbable),
            ("improbably", .improbable), ("roughly even odds", .roughlyEvenOdds), ("probable", .probable),
            ("probably", .probable), ("highly probable", .highlyProbable),
            ("nearly certain", .nearlyCertain), ("nearly certainly", .nearlyCertain),
        ]
        let phrases = list.map { (words: $0.0.split(separator: " ").map(String.init), term: $0.1) }
        return Dictionary(grouping: phrases) { $0.words[0] }
            .mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()
}

/// What one sentence says of likelihood and confidence.
package struct EstimativeSentence: Hashable, Sendable {
    /// In their order.
    package let terms: [Likelihood]
    /// Those that speak of a likelihood, by the other words of the sentence.
    package let percentages: [Double]
    package let hasConfidence: Bool

    package var hasLikelihood: Bool { !terms.isEmpty || !percentages.isEmpty }

    private static let confidence: Set<String> = ["confidence", "confident", "confidently"]
    /// A percentage in a sentence with one of these is one of likelihood.
    private static let chance: Set<String> = [
        "certain", "certainly", "certainty", "chance", "chances", "improbable", "likelihood", "likely",
        "odds",
        "probability", "probable", "probably", "unlikely",
    ]

    init(words: [String]) {
        let words = words.map { $0.lowercased() }
        terms = Self.terms(words)
        hasConfidence = words.indices.contains { place in
            // Confidence-building is a measure, not a degree.
            Self.confidence.contains(words[place]) && words.dropFirst(place + 1).first != "building"
        }
        percentages = words.contains(where: Self.chance.contains) ? Self.percentages(words) : []
    }

    private static func terms(_ words: [String]) -> [Likelihood] {
        var terms: [Likelihood] = []
        var place = 0
        while place < words.count {
            let found = EstimativeLanguage.phrases[words[place]]?.first {
                words[place...].starts(with: $0.words)
            }
            if let found { terms.append(found.term) }
            place += found?.words.count ?? 1
        }
        return terms
    }

    /// Numbers before a per cent sign or word; of a range both ends.
    private static func percentages(_ words: [String]) -> [Double] {
        var found: [Double] = []
        for place in words.indices where place > 0 {
            let isSign = words[place] == "%" || words[place] == "percent"
            let isTwoWords = words[place] == "per" && words.dropFirst(place + 1).first == "cent"
            guard isSign || isTwoWords, let number = Double(words[place - 1]) else { continue }
            found.append(number)
            let before = words[..<(place - 1)].suffix(2)
            if let other = before.last.flatMap(Double.init) {
                found.append(other)
            } else if before.last == "to", let other = before.first.flatMap(Double.init) {
                found.append(other)
            }
        }
        return found
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What was typed after the program's name.
///
/// Ids are base64url, so one in 64 begins with a hyphen and would be read as an option.
enum ArgumentList {
    /// The same words, with an id that begins with a hyphen moved behind `--`, or joined to its option.
    ///
    /// Every option of this program is `-h` or begins with two hyphens, and no option is as long as an id. An id
    /// that begins with `-h` would ask for help wherever it stands by itself.
    static func withoutMistakableIDs(_ words: [String]) -> [String] {
        guard !words.contains("--") else { return words }
        let words = withJoinedIDs(words)
        let places = words.indices.filter { isID(words[$0]) }
        guard let place = places.first, places.count == 1 else { return words }
        var rest = words
        let id = rest.remove(at: place)
        return rest + ["--", id]
    }

    /// Each value of an option that takes ids joined to it, as `--filing=ID`.
    ///
    /// An option without a value stays, for the parser to refuse.
    private static func withJoinedIDs(_ words: [String]) -> [String] {
        var joined: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            let largestCount = takesIDs.contains(word) ? rest.count : takesID.contains(word) ? 1 : 0
            let values = rest.prefix(largestCount).prefix { isID($0) || !$0.hasPrefix("-") }
            joined += values.isEmpty ? [word] : values.map { "\(word)=\($0)" }
            rest = rest.dropFirst(values.count)
        }
        return joined
    }

    /// Options that take ids up to the next option.
    private static let takesIDs: Set<String> = ["--filing", "--in-response-to", "--on"]
    /// Options that take one id.
    private static let takesID: Set<String> = [
        "--agree", "--answers", "--cites", "--corrects", "--digest", "--follows", "--hub-notice", "--notice",
        "--retracts",
    ]

    /// Whether a word that begins with a hyphen can only be an id or the first characters of one.
    private static func isID(_ word: String) -> Bool {
        let isBase64URL = word.utf8.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isBase64URL, word.hasPrefix("-") else { return false }
        if word.hasPrefix("--") { return word.utf8.count == 43 || word.utf8.count == 22 }
        return (6...43).contains(word.utf8.count)
    }
}

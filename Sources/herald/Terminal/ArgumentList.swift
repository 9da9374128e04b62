// SPDX-License-Identifier: Apache-2.0

/// What was typed after the program's name.
///
/// Ids are base64url, so one in 64 begins with a hyphen and would be read as an option.
enum ArgumentList {
    /// The same words, with an id that begins with a hyphen moved behind `--`.
    ///
    /// Values of options stay where they are. Every option of this program is `-h` or begins with two hyphens,
    /// and no option is as long as an id.
    static func withoutMistakableIDs(_ words: [String]) -> [String] {
        guard !words.contains("--") else { return words }
        let words = withAttachedIDs(words)
        let places = words.indices.filter { index in
            isID(words[index]) && (index == 0 || !takesID.contains(words[index - 1]))
        }
        guard let place = places.first, places.count == 1 else { return words }
        var rest = words
        let id = rest.remove(at: place)
        return rest + ["--", id]
    }

    /// Each id of a list joined to its option, as `--filing=ID`: so that one may begin with a hyphen.
    private static func withAttachedIDs(_ words: [String]) -> [String] {
        var attached: [String] = []
        var option: String?
        for word in words {
            if listsIDs.contains(word) {
                option = word
            } else if let list = option, isID(word) || !word.hasPrefix("-") {
                attached.append("\(list)=\(word)")
            } else {
                option = nil
                attached.append(word)
            }
        }
        return attached
    }

    /// Options that take ids up to the next option.
    private static let listsIDs: Set<String> = ["--filing"]
    /// Options whose value may be an id; they take the next word whatever it is.
    private static let takesID: Set<String> = [
        "--digest", "--filing", "--cites", "--answers", "--follows", "--corrects", "--retracts",
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

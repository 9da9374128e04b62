// SPDX-License-Identifier: Apache-2.0

/// Text as it stands in an SVG file: nothing in it is markup, and no control character survives.
enum SVGText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(isDrawn(scalar) ? scalar : " ")
            }
        }
        return result
    }

    /// XML 1.0 allows no other control characters, and the two noncharacters not at all.
    private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Lines of at most so many characters, broken at spaces where possible; the last may end with a mark.
    static func lines(_ text: String, width: Int, limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).flatMap({ pieces(String($0), width) }) {
            if !line.isEmpty, line.count + word.count + 1 > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
            if lines.count > limit { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > limit else { return lines }
        return lines.prefix(limit - 1) + [String(lines[limit - 1].prefix(width - 1)) + "…"]
    }

    private static func pieces(_ word: String, _ width: Int) -> [String] {
        var rest = word[...]
        var pieces: [String] = []
        while !rest.isEmpty, pieces.count < 100 {
            pieces.append(String(rest.prefix(width)))
            rest = rest.dropFirst(width)
        }
        return pieces
    }
}

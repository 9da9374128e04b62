// SPDX-License-Identifier: Apache-2.0

/// The rules for names of keys and for lines of text (signed-note).
enum KeyName {
    /// Throws `malformed-name` unless the name is one: not empty, no space, no plus sign, no control.
    static func check(_ name: String) throws(LogError) {
        let isName = name.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
        }
        guard !name.isEmpty, name.utf8.count <= LogLimits.nameByteCount, isName else {
            throw LogError(.malformedName, "a name is not empty and has no space, plus sign or control")
        }
    }

    /// Whether a line has neither a control character below U+0020 nor too many bytes.
    static func isLine(_ line: String) -> Bool {
        line.utf8.count <= LogLimits.nameByteCount && line.utf8.allSatisfy { $0 >= 0x20 }
    }
}

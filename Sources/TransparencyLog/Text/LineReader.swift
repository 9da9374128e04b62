// SPDX-License-Identifier: Apache-2.0

/// Reads bytes as lines that each end with one line feed.
struct LineReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }

    /// Returns the next line without its line feed, or nil where none is complete.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[rest.startIndex..<end]
    }
}

extension Collection<UInt8> {
    /// Whether these are the bytes of the text, compared without Unicode equivalence.
    func isText(_ text: String) -> Bool { elementsEqual(text.utf8) }

    func startsWithText(_ text: String) -> Bool { starts(with: text.utf8) }
}

extension String {
    /// Whether both strings have the same bytes.
    ///
    /// The standard `==` takes canonically equivalent texts as equal, which names and origins are not.
    func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Makes a string of bytes that are valid UTF-8, and nil of any other.
    init?(strictUTF8 bytes: some Sequence<UInt8>) {
        self.init(validating: bytes, as: UTF8.self)
    }
}

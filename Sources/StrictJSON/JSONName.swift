// SPDX-License-Identifier: Apache-2.0

/// A text compared by its bytes.
///
/// Swift compares strings by canonical equivalence, under which "é" as one scalar equals "é" as two.
/// JSON names and signed texts are other texts when their bytes differ, so nothing here uses `String.==`.
struct JSONName: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: JSONName, right: JSONName) -> Bool {
        sameBytes(left.text, right.text)
    }

    func hash(into hasher: inout Hasher) {
        Self.hash(text, into: &hasher)
    }

    static func sameBytes(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    static func hash(_ text: String, into hasher: inout Hasher) {
        let combined: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if combined == nil {
            for byte in text.utf8 { hasher.combine(byte) }
        }
        hasher.combine(UInt8(0xFF))
    }
}

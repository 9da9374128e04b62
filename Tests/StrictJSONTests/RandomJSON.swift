// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Makes values of the profile, and texts that are nearly in it.
struct RandomJSON {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2: .integer(Int64.random(in: JSONValue.integers, using: &generator))
        case 3: .string(text())
        case 4: .array((0..<count()).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth))
        }
    }

    mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<count() { object[text()] = value(depth: depth - 1) }
        return object
    }

    /// Up to eight scalars from every part of Unicode.
    mutating func text() -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x7F, 0...0x1F, 0x80...0x7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                text.append(scalar)
            }
        }
        return String(text)
    }

    mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// Changes, inserts, removes or repeats a few bytes.
    mutating func mutated(_ original: [UInt8]) -> [UInt8] {
        let alphabet =
            Array(#"{}[],:"\u0dD8eE+-.019 tfn"#.utf8) + [0, 0x1F, 0x80, 0xC0, 0xED, 0xEF, 0xF4, 0xFF]
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.insert(byte, at: place)
            case 1 where place < bytes.count: bytes[place] = byte
            case 2 where place < bytes.count: bytes.remove(at: place)
            default: bytes.insert(contentsOf: bytes[place...].prefix(8), at: place)
            }
        }
        return bytes
    }

    private mutating func count() -> Int {
        // Now and then enough members for the lookup by hash.
        Int.random(in: 0..<20, using: &generator) == 0 ? 30 : Int.random(in: 0...4, using: &generator)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// One parser under test, with inputs to start from.
package struct FuzzEntry: Sendable {
    let name: String
    let seeds: [[UInt8]]
    /// Reads bytes, stops the program if something does not hold that must, and says whether they were accepted.
    let accepts: @Sendable ([UInt8]) throws -> Bool

    /// Takes a check; an error it throws means that the bytes were refused.
    package init(
        _ name: String,
        seeds: [[UInt8]],
        accepts: @escaping @Sendable ([UInt8]) throws -> Bool
    ) {
        self.name = name
        self.seeds = seeds
        self.accepts = accepts
    }

    /// Takes a parser and what must hold of all that it accepts.
    package init<Value>(
        _ name: String,
        seeds: [[UInt8]],
        parse: @escaping @Sendable ([UInt8]) throws -> Value,
        holds: @escaping @Sendable (Value, [UInt8]) -> Bool
    ) {
        self.init(name, seeds: seeds) { bytes in
            let value = try parse(bytes)
            precondition(holds(value, bytes), "\(name): what must hold of an accepted input does not")
            return true
        }
    }
}

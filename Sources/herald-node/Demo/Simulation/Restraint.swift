// SPDX-License-Identifier: Apache-2.0

/// What parties of a replay leave undone, by their short names.
struct Restraint: Sendable {
    /// Those that keep what comes without opening it.
    var opensNothing: Set<String> = []
    /// Those that state no channel.
    var statesNothing: Set<String> = []
}

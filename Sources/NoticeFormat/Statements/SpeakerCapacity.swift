// SPDX-License-Identifier: Apache-2.0

/// In what capacity someone speaks in public (statement.md, section 2).
package enum SpeakerCapacity: String, Word, Sendable {
    case anonymousOfficial = "anonymous-official"
    case named
    case spokesperson

    package var words: String {
        switch self {
        case .anonymousOfficial: "an official who is not named"
        case .named: "named"
        case .spokesperson: "spokesperson"
        }
    }
}

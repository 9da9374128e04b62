// SPDX-License-Identifier: Apache-2.0

/// What a key of a card may sign or open (README section 3); the root and the officers stand apart.
public enum KeyUse: String, Word, Sendable {
    case log
    case node
    case notice
    case sealing
    case transport
    case witness
}

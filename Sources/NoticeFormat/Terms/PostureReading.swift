// SPDX-License-Identifier: Apache-2.0

/// How a party reads a move of another one (posture.md, section 3).
public enum PostureReading: String, Word, Sendable {
    case threatening
    case defensive
    case unclear
}

// SPDX-License-Identifier: Apache-2.0

/// How far a notice may be passed on: a label of the Traffic Light Protocol 2.0.
public enum TLP: String, Word, Sendable {
    case red = "RED"
    case amberStrict = "AMBER+STRICT"
    case amber = "AMBER"
    case green = "GREEN"
    case clear = "CLEAR"
}

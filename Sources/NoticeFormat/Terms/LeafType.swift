// SPDX-License-Identifier: Apache-2.0

/// What the digest in a leaf of a party's log is of (log.md).
package enum LeafType: String, Word, Sendable {
    case approval
    case card
    case consent
    case denial
    case dispatch
    case envelope
    case evidence
    case impersonation
    case notice
    case opening
    case relayStatus = "relay-status"
    case seal
    case statement
    case status
    case submission
}

// SPDX-License-Identifier: Apache-2.0

/// Who signs an event, and with which kind of key (evidence.md, section 2).
package enum SignerClass: String, Word, Sendable {
    case senderNode = "sender-node"
    case relayNode = "relay-node"
    case recipientNode = "recipient-node"
    case officer
}

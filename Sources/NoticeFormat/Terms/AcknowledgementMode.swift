// SPDX-License-Identifier: Apache-2.0

/// Whether evidence of the recipient names the notice it speaks of.
public enum AcknowledgementMode: String, Word, Sendable {
    case full
    case contentFree = "content-free"
}

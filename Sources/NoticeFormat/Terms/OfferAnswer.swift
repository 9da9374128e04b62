// SPDX-License-Identifier: Apache-2.0

/// What a party says to an offer of reassurance; an acknowledgement says neither (posture.md, section 5).
public enum OfferAnswer: String, Word, Sendable {
    case accepted
    case declined
}

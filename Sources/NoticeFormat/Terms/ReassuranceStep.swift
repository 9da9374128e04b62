// SPDX-License-Identifier: Apache-2.0

/// A step that takes fear away without giving anything up (posture.md, section 5).
public enum ReassuranceStep: String, Word, Sendable {
    case hostVisit = "host-visit"
    case inviteObservers = "invite-observers"
    case keepDistance = "keep-distance"
    case standDown = "stand-down"
    case pauseActivity = "pause-activity"
    case shareData = "share-data"
    case openLine = "open-line"
    case giveEarlierNotice = "give-earlier-notice"
}

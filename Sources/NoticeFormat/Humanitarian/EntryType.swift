// SPDX-License-Identifier: Apache-2.0

/// What a humanitarian entry is about (humanitarian.md, section 2).
public enum EntryType: String, Word, Sendable {
    case staticSite = "static-site"
    case movement
    case criticalInfrastructure = "critical-infrastructure"
}

/// Who goes with a movement (humanitarian.md, section 2).
public enum Escort: String, Word, Sendable {
    case none
    case unarmed
    case armed
}

/// How the coordinates of an entry were checked (humanitarian.md, section 2).
public enum VerificationState: String, Word, Sendable {
    case unverified
    case byOwner = "by-owner"
    case byHub = "by-hub"
    case againstImagery = "against-imagery"
}

// SPDX-License-Identifier: Apache-2.0

/// What has to happen before the recipient can read (notice.md, section 1).
public enum Grade: String, Word, Sendable {
    case immediate
    case signToOpen = "sign-to-open"
    case deposit
}

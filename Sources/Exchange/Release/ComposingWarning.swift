// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What an officer should know about a notice before it is released; it stops nothing (node-api.md, section 5).
package struct ComposingWarning: Sendable, Hashable {
    package enum Code: String, Sendable, CaseIterable {
        case deadlineShorterThanRoute = "deadline-shorter-than-route"
        case lateNotice = "late-notice"
        /// A minimum notice was promised for this kind, and there is no window to count it to.
        case windowMissing = "window-missing"
    }

    package var code: Code
    package var recipient: PartyID
    /// What was promised or is needed, in seconds.
    package var needed: Int
    /// What there is, in seconds; nil without a window.
    package var given: Int?

    /// For people.
    package var detail: String {
        let given = given ?? 0
        return switch code {
        case .deadlineShorterThanRoute:
            "an answer is due \(given) s from now; way, translation and decision of \(recipient.text) take \(needed) s"
        case .lateNotice:
            "the window begins \(given) s from now; \(recipient.text) was promised \(needed) s of notice"
        case .windowMissing:
            "\(recipient.text) was promised \(needed) s of notice, and no window says before what"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// When something was made, by witnesses alone: a time that a party wrote about itself never stands here.
package struct WitnessedWindow: Hashable, Sendable {
    package var notBefore: Timestamp?
    package var notAfter: Timestamp?

    package static let none = WitnessedWindow()

    package init(notBefore: Timestamp? = nil, notAfter: Timestamp? = nil) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    package init(_ window: TimeWindow) {
        self.init(notBefore: window.notBefore.time, notAfter: window.notAfter.time)
    }

    /// What both windows show: each is true of the same object.
    package func and(_ other: WitnessedWindow) -> WitnessedWindow {
        WitnessedWindow(
            notBefore: Self.better(notBefore, other.notBefore, max),
            notAfter: Self.better(notAfter, other.notAfter, min)
        )
    }

    private static func better(
        _ left: Timestamp?,
        _ right: Timestamp?,
        _ choose: (Timestamp, Timestamp) -> Timestamp
    ) -> Timestamp? {
        guard let left, let right else { return left ?? right }
        return choose(left, right)
    }

    package var words: String {
        switch (notBefore, notAfter) {
        case (let early?, let late?): "not before \(early.text), not after \(late.text), as witnessed"
        case (let early?, nil): "not before \(early.text), as witnessed; no upper bound"
        case (nil, let late?): "not after \(late.text), as witnessed; no lower bound"
        case (nil, nil): "no witnessed window"
        }
    }
}

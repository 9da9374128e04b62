// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON

extension VerifiedNotice {
    /// The opened fields for people, ascending by name: prose as it is, other values as canonical JSON.
    package var openedTexts: [(name: String, value: String)] {
        openedNames.map { name in
            switch fields[name]?.json {
            case .string(let text)?: (name.text, text)
            case let value?: (name.text, String(decoding: CanonicalJSON.encode(value), as: UTF8.self))
            case nil: (name.text, "")
            }
        }
    }
}

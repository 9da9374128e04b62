// SPDX-License-Identifier: Apache-2.0

/// The name of a hidden field of a seal: one of a notice's, or one of its own (seal.md, section 5).
package enum SealFieldName: TextValue {
    case notice(FieldName)
    case own(SealOwnField)

    package init(_ text: String) throws(FormatError) {
        if let name = try? SealOwnField(text) {
            self = .own(name)
        } else if let name = try? FieldName(text) {
            self = .notice(name)
        } else {
            throw FormatError(.unknownWord, "not the name of a field of a seal")
        }
    }

    package var text: String {
        switch self {
        case .notice(let name): name.text
        case .own(let name): name.text
        }
    }
}

extension SealFieldName: Comparable {
    package static func < (left: SealFieldName, right: SealFieldName) -> Bool {
        precedesInBytes(left.text, right.text)
    }
}

extension SealFieldName: CustomStringConvertible {
    package var description: String { text }
}

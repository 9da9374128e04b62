// SPDX-License-Identifier: Apache-2.0

/// The name of a hidden field that seals have and notices have not (seal.md, section 5).
package enum SealOwnField: String, Word, Sendable {
    case addressee
    case counterpart
    case credible
    case decision
    case dependants
    case due
    case ground
    case harm
    case impending
    case judgement
    case level
    case notices
    case original
    case owner
    case ownOperation
    case paired
    case protected
    case protectiveBody
    case reason
    case received
    case recipients
    case referredTo
    case result
    case sanitised
    case specific
    case victim
    case waiver
}

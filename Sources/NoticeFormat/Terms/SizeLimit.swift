// SPDX-License-Identifier: Apache-2.0

/// Largest lengths, in octets, of what is not a signed object (README section 1).
package enum SizeLimit {
    package static let envelope = 1_500_000
    package static let bundle = 67_108_864
    package static let cardFile = 16_777_216
    package static let policyFile = 65_536
    package static let draft = 262_144
    package static let claim = 65_536
}

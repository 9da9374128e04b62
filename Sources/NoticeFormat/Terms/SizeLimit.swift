// SPDX-License-Identifier: Apache-2.0

/// Largest lengths, in octets, of what is not a signed object (README section 1).
public enum SizeLimit {
    public static let envelope = 1_500_000
    public static let bundle = 67_108_864
    public static let cardFile = 16_777_216
    public static let policyFile = 65_536
    public static let draft = 262_144
}

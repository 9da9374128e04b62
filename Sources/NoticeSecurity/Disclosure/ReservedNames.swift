// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The member names that RFC 9901 keeps for itself.
///
/// In Herald's subset they occur at the top of the issuer's payload only, so that hidden fields are flat.
enum ReservedNames {
    static let digests = "_sd"
    static let algorithm = "_sd_alg"
    static let arrayDigest = "..."

    private static let all: [JSONValue] = [.string(digests), .string(algorithm), .string(arrayDigest)]

    /// Refuses a reserved or empty name of a field (`disclosure-name`).
    static func check(_ name: String) throws(SecurityError) {
        guard !name.isEmpty, !all.contains(.string(name)) else {
            throw SecurityError(.disclosureName, "name of a field is empty or reserved")
        }
    }

    /// Refuses a value that holds a reserved name at any depth (`misplaced-disclosure-digests`).
    static func checkNone(in value: JSONValue) throws(SecurityError) {
        switch value {
        case .object(let object):
            for name in object.names where all.contains(.string(name)) {
                throw SecurityError(.misplacedDisclosureDigests, "digests outside the top of the payload")
            }
            for member in object.values { try checkNone(in: member) }
        case .array(let elements):
            for element in elements { try checkNone(in: element) }
        default: break
        }
    }
}

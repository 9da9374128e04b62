// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

/// An officer of a ``TestParty`` with the key that no node would hold.
package struct TestOfficer: Sendable {
    package let name: String
    package let roles: Set<Role>
    package let key: SigningKey

    package init(name: String, roles: Set<Role>, key: SigningKey) {
        self.name = name
        self.roles = roles
        self.key = key
    }

    package var kid: KeyID { key.verificationKey.kid }
}

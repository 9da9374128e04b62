// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Who was handed the coordinates of entries (docs/spec/humanitarian.md, section 9).
package protocol AccessReader {
    /// Newest first.
    func accesses(to entry: ObjectID, limit: Int) throws -> [AccessRecord]
}

package protocol AccessWriter {
    func putAccess(_ record: AccessRecord) throws
}

/// That an officer was handed a version of an entry with its coordinates, or exported it.
package struct AccessRecord: Sendable, Hashable {
    package var entry: ObjectID
    package var officer: KeyID
    package var at: Timestamp
    /// Of an export of several.
    package var reason: String?

    package init(entry: ObjectID, officer: KeyID, at: Timestamp, reason: String? = nil) {
        self.entry = entry
        self.officer = officer
        self.at = at
        self.reason = reason
    }
}

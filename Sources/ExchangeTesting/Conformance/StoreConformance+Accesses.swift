// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    private static func access(_ entry: Int, _ second: Int64, reason: String? = nil) -> AccessRecord {
        AccessRecord(
            entry: Sample.id(entry),
            officer: KeyID(bytes: Sample.id(9).bytes),
            at: Sample.time(second),
            reason: reason
        )
    }

    static let accesses = [
        Check("accesses to an entry come back newest first, each of them") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for record in [access(1, 10), access(2, 11), access(1, 12, reason: "inquiry"), access(1, 10)]
                {
                    try transaction.putAccess(record)
                }
            }
            try await store.read { reader in
                expect(
                    try reader.accesses(to: Sample.id(1), limit: 9)
                        == [access(1, 10), access(1, 12, reason: "inquiry"), access(1, 10)]
                )
                expect(try reader.accesses(to: Sample.id(1), limit: 1).count == 1)
                expect(try reader.accesses(to: Sample.id(3), limit: 9).isEmpty)
            }
        }
    ]
}

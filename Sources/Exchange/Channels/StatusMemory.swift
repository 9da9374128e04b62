// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// Up to which number the newest own statuses count: looked at each second, and read once.
final class StatusMemory: Sendable {
    /// More are forgotten all at once, and read again.
    private static let largestCount = 4096
    private let numbers = Mutex<[ObjectID: Int]>([:])

    func number(in status: ObjectID, _ read: () throws -> Int) throws -> Int {
        if let known = numbers.withLock({ $0[status] }) { return known }
        let number = try read()
        numbers.withLock { numbers in
            if numbers.count >= Self.largestCount { numbers = [:] }
            numbers[status] = number
        }
        return number
    }
}

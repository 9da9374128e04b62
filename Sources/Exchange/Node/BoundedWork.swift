// SPDX-License-Identifier: Apache-2.0

/// Runs an operation on each element, at most so many at a time; returns how many answered true.
///
/// The first error ends it, once what is under way has ended.
func countConcurrently<Element: Sendable>(
    _ elements: [Element],
    atMost limit: Int,
    _ operation: @escaping @Sendable (Element) async throws -> Bool
) async throws -> Int {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        var rest = elements[...]
        for element in rest.prefix(limit) {
            group.addTask { try await operation(element) }
        }
        rest = rest.dropFirst(limit)
        var count = 0
        while let isCounted = try await group.next() {
            count += isCounted ? 1 : 0
            guard let element = rest.popFirst() else { continue }
            group.addTask { try await operation(element) }
        }
        return count
    }
}

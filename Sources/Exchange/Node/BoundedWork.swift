// SPDX-License-Identifier: Apache-2.0

/// Runs an operation on each element, at most so many at a time; returns how many answered true.
///
/// The first error ends it, once what is under way has ended.
func countConcurrently<Element: Sendable>(
    _ elements: [Element],
    atMost limit: Int,
    _ operation: @escaping @Sendable (Element) async throws -> Bool
) async throws -> Int {
    try await sumConcurrently(elements, atMost: limit) { try await operation($0) ? 1 : 0 }
}

/// Runs an operation on each element, at most so many at a time; returns the sum of what they answered.
///
/// The first error ends it, once what is under way has ended.
func sumConcurrently<Element: Sendable>(
    _ elements: [Element],
    atMost limit: Int,
    _ operation: @escaping @Sendable (Element) async throws -> Int
) async throws -> Int {
    try await collectConcurrently(elements, atMost: limit, operation).reduce(0, +)
}

/// Runs an operation on each element, at most so many at a time; returns the answers in the order they came.
///
/// The first error ends it, once what is under way has ended.
func collectConcurrently<Element: Sendable, Answer: Sendable>(
    _ elements: [Element],
    atMost limit: Int,
    _ operation: @escaping @Sendable (Element) async throws -> Answer
) async throws -> [Answer] {
    try await withThrowingTaskGroup(of: Answer.self) { group in
        var rest = elements[...]
        for element in rest.prefix(limit) {
            group.addTask { try await operation(element) }
        }
        rest = rest.dropFirst(limit)
        var answers: [Answer] = []
        while let answer = try await group.next() {
            answers.append(answer)
            guard let element = rest.popFirst() else { continue }
            group.addTask { try await operation(element) }
        }
        return answers
    }
}

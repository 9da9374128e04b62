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

/// What an operation makes of each element, in their order; runs of elements are worked on at the same time.
///
/// For an operation that only computes. As many at a time as there are processors for.
func mapConcurrently<Element: Sendable, Made: Sendable>(
    _ elements: [Element],
    inRunsOf length: Int = 16,
    _ operation: @escaping @Sendable (Element) -> Made
) async -> [Made] {
    guard elements.count > length else { return elements.map(operation) }
    return await withTaskGroup(of: (start: Int, made: [Made]).self) { group in
        for start in stride(from: 0, to: elements.count, by: length) {
            let run = elements[start..<min(start + length, elements.count)]
            group.addTask { (start, run.map(operation)) }
        }
        var runs: [(start: Int, made: [Made])] = []
        for await run in group { runs.append(run) }
        return runs.sorted { $0.start < $1.start }.flatMap(\.made)
    }
}

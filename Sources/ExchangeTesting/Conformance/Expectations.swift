// SPDX-License-Identifier: Apache-2.0

internal import Testing

// In place of #expect, whose expansion the compiler refuses inside a closure inside a closure.

/// Records an issue unless this holds.
func expect(_ holds: Bool, _ location: SourceLocation = #_sourceLocation) {
    if !holds { Issue.record("does not hold", sourceLocation: location) }
}

/// Records an issue unless the body throws an error of this type.
func expect<Failure: Error>(
    throws type: Failure.Type,
    _ location: SourceLocation = #_sourceLocation,
    in body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("throws nothing, not \(type)", sourceLocation: location)
    } catch is Failure {
        return
    } catch {
        Issue.record("throws \(error), not \(type)", sourceLocation: location)
    }
}

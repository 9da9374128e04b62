// SPDX-License-Identifier: Apache-2.0

/// Distinct names in order, with a lookup that stays fast for any number of them.
struct NameList: Sendable {
    /// Up to this many names, comparing each is faster than hashing.
    private static let linearCount = 12

    private(set) var names: [String] = []
    /// Where each name stands, once there are more than `linearCount` of them.
    ///
    /// The hash is seeded per process, so that nobody can choose names that collide.
    private var positions: [JSONName: Int] = [:]

    func position(of name: String) -> Int? {
        if names.count > Self.linearCount {
            return positions[JSONName(name)]
        }
        return names.firstIndex { JSONName.sameBytes($0, name) }
    }

    /// Adds a name at the end, or returns false if it is there already.
    mutating func append(_ name: String) -> Bool {
        if names.count < Self.linearCount {
            guard position(of: name) == nil else { return false }
            names.append(name)
            return true
        }
        if positions.isEmpty {
            for (position, earlier) in names.enumerated() { positions[JSONName(earlier)] = position }
        }
        guard positions.updateValue(names.count, forKey: JSONName(name)) == nil else { return false }
        names.append(name)
        return true
    }

    mutating func remove(at position: Int) {
        let kept = names[..<position] + names[(position + 1)...]
        self = NameList()
        for name in kept where !append(name) { preconditionFailure("names were not distinct") }
    }
}

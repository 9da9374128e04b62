// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat

extension YAMLReader {
    /// `{serves: all | [PARTY…], refuse: [PARTY…]}`; serves every pinned party if it is absent.
    mutating func relayPolicy(_ name: String) throws -> RelayPolicy {
        guard var map = try optionalMap(name) else { return RelayPolicy() }
        var policy = RelayPolicy()
        policy.served = try map.partiesOrAll("serves")
        policy.refused = Set(try map.optionalParties("refuse") ?? [])
        try map.finish()
        return policy
    }

    /// Nil for `all`, or if it is absent.
    private mutating func partiesOrAll(_ name: String) throws -> Set<PartyID>? {
        guard !isText(name) else {
            _ = try choice(name, ["all"], default: "all")
            return nil
        }
        return try optionalParties(name).map { Set($0) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat

extension YAMLReader {
    /// The usual quota, and under `parties` others by party; what is absent is as usual.
    mutating func quotas(_ name: String) throws -> QuotaPolicy {
        guard var map = try optionalMap(name) else { return QuotaPolicy() }
        var policy = QuotaPolicy(usual: try map.quota(like: Quota()))
        if var parties = try map.optionalMap("parties") {
            for key in parties.names {
                guard var one = try parties.optionalMap(key) else { continue }
                policy.parties[try YAMLReader.party(key, at: "\(name).parties")] = try one.quota(
                    like: policy.usual
                )
                try one.finish()
            }
        }
        try map.finish()
        return policy
    }

    private mutating func quota(like usual: Quota) throws -> Quota {
        // An envelope of the largest size class is some 1.4 MB: less than two would shut everybody out.
        let sizes = SizeClass.allCases.map { String($0.rawValue) }
        let size = try choice("largest-size", sizes, default: String(usual.largestSize.rawValue))
        return Quota(
            requestsPerMinute: try optionalInteger("requests-per-minute", in: 1...10_000_000)
                ?? usual.requestsPerMinute,
            octetsPerMinute: try optionalInteger("octets-per-minute", in: (2 << 20)...(1 << 40))
                ?? usual.octetsPerMinute,
            largestSize: Int(size).flatMap { SizeClass(rawValue: $0) } ?? usual.largestSize
        )
    }
}

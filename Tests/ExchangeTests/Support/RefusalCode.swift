// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat

/// The code with which a node refuses something; nil if it does not.
func refusalCode<Value>(_ request: () async throws -> Value) async throws -> String? {
    do {
        _ = try await request()
        return nil
    } catch let refusal as Refusal {
        return refusal.code.text
    }
}

// SPDX-License-Identifier: Apache-2.0

package import Exchange

extension FilingsBody {
    package init(_ records: [FilingRecord]) {
        self.init(filings: records.map(\.jws))
    }
}

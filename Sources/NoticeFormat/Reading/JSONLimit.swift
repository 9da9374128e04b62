// SPDX-License-Identifier: Apache-2.0

/// The largest integer that the signed profile writes (README section 1).
package enum JSONLimit {
    package static let largestInteger = 9_007_199_254_740_991
}

// SPDX-License-Identifier: Apache-2.0

import Testing

struct LogVectorTests {
    @Test(arguments: try LogVector.all())
    func `comes out as its file expects`(vector: LogVector) throws {
        #expect(try vector.outcome() == vector.expect)
    }
}

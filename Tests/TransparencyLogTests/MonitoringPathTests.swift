// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct MonitoringPathTests {
    @Test func `is the hexadecimal hash of the origin`() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(MonitoringPath.checkpoint(origin: "abc") == "\(digest)/checkpoint")
    }
}

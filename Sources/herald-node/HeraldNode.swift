// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Yams
@main struct HeraldNode: AsyncParsableCommand { func run() async throws {} }

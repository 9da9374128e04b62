// SPDX-License-Identifier: Apache-2.0

/// One incident from start to end: each variant with nodes of its own, and then its expectations.
struct Demo {
    private let incident: IncidentFile
    private let path: String
    private let timeline: Timeline

    /// Keeps what a stranger needs in a folder for each variant below `path`.
    init(_ incident: IncidentFile, keeping path: String, timeline: Timeline) {
        self.incident = incident
        self.path = path
        self.timeline = timeline
    }

    func run() async throws -> ReplayTally {
        var tally = ReplayTally()
        for variant in incident.variants { tally += try await run(variant) }
        return tally
    }

    private func run(_ variant: IncidentFile.Variant) async throws -> ReplayTally {
        timeline.head(incident, variant)
        let folder = try KeptFolder(path: "\(path)/\(incident.folder(variant))")
        let tally = try await Simulation.run(incident) { simulation in
            var replay = Replay(incident, variant, in: simulation, keeping: folder, timeline: timeline)
            do {
                try await replay.run()
            } catch {
                return failures(variant, because: "the replay broke off: \(Self.reason(error))")
            }
            return await answers(replay)
        }
        timeline.foot()
        return tally
    }

    /// Asks after every expectation; one that cannot be answered has failed.
    private func answers(_ replay: Replay) async -> ReplayTally {
        var tally = ReplayTally()
        heading()
        for expectation in replay.variant.expectations {
            let answer: ExpectationAnswer
            do {
                answer = try await Checks(replay: replay).answer(expectation)
            } catch {
                answer = .failed([Self.reason(error)])
            }
            tally.count(answer)
            timeline.expectation(expectation.sentence, answer)
        }
        return tally
    }

    /// A replay that broke off shows nothing: whatever is not pending has failed.
    private func failures(_ variant: IncidentFile.Variant, because reason: String) -> ReplayTally {
        var tally = ReplayTally()
        heading()
        for expectation in variant.expectations {
            let answer: ExpectationAnswer =
                if case .pending(let capability) = expectation.test {
                    .pending(capability.rawValue)
                } else {
                    .failed([reason])
                }
            tally.count(answer)
            timeline.expectation(expectation.sentence, answer)
        }
        return tally
    }

    private func heading() {
        timeline.line()
        timeline.line("  What the record shows:")
    }

    private static func reason(_ error: any Error) -> String {
        (error as? NodeFailure)?.reason ?? "\(error)"
    }
}

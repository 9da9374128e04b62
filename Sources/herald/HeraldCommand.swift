// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The officer's and verifier's command line.
@main
struct HeraldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "herald",
        abstract: "Warn and notify other parties, and prove what was said.",
        discussion: """
            Exit codes: 0 done (verify, check: yes), 1 the answer is no, 2 wrong usage, 3 could not find \
            out. An acknowledgement says that an officer's key answered. It is not consent, clearance or \
            agreement.
            """,
        subcommands: [
            InitCommand.self, CardCommand.self, OfficerCommand.self, SendCommand.self, ApproveCommand.self,
            InboxCommand.self, OutboxCommand.self, ShowCommand.self, WhyCommand.self, AckCommand.self,
            AcceptCommand.self,
            StopCommand.self, ReadBackCommand.self, AssessCommand.self, InterimCommand.self,
            ReplyCommand.self, ConveyCommand.self, PassedOnCommand.self, SiteCommand.self,
            MovementCommand.self, DeclineCommand.self,
            DenyCommand.self, UpdateCommand.self,
            CorrectCommand.self, ReaffirmCommand.self, CloseOutCommand.self, StandDownCommand.self,
            CancelCommand.self, PostureCommand.self, DeadlinesCommand.self, EscalateCommand.self,
            ThreadCommand.self,
            SealCommand.self, CaseCommand.self,
            CarryCommand.self, StatusCommand.self, ChannelsCommand.self, ProveCommand.self,
            SilenceCommand.self, StatementCommand.self, VerifyCommand.self, ClaimCommand.self,
            ReportCommand.self, ReconcileCommand.self, LogCommand.self,
        ]
    )

    static func main() async {
        await Terminal.run(arguments: Array(CommandLine.arguments.dropFirst()))
    }
}

import ArgumentParser

/// `nopitch learn`: what the house's own mail tells.
struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learns from mail that lies in a mailbox.",
        subcommands: [
            LearnSent.self, LearnPitch.self, LearnHam.self, LearnList.self, LearnUndo.self,
        ]
    )
}

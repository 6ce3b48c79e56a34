import ArgumentParser
import LikenessTraining
import MailParsing
import PitchFilter

/// `nopitch train`: makes a likeness model of labelled mail.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learns from labelled mail how pitches read, and writes it as a model.",
        discussion: """
            Known senders are left aside. Prints how well models do on mail that they have not \
            seen (folders in turn where there are three or more, else fifths by organisation), \
            then writes the model of all of it. The same mail gives the same file. It takes effect \
            as likeness.model beside the rule file.
            """
    )

    @OptionGroup var mail: LabelledMail

    @Option(help: ArgumentHelp("Writes the model there.", valueName: "file"))
    var out: String

    @Option(help: "How dear a mistake is against large weights; larger fits more closely.")
    var cost = 8.0

    @Option(
        help: ArgumentHelp(
            "The day that the model bears; by default today.", valueName: "yyyy-mm-dd"),
        transform: Day.parsed)
    var date: Int64?

    func validate() throws {
        guard cost > 0, cost <= Self.highestCost else {
            throw ValidationError(
                CommandWording(language: .preferred).say(
                    "--cost demande un nombre plus grand que 0, d'un million au plus.",
                    "--cost takes a number greater than 0, of a million at most."))
        }
    }

    /// Beyond it nothing changes but how long it takes.
    private static let highestCost = 1e6

    func run() throws {
        let rules = try mail.ruleSet()
        let folders = try mail.folders(rules)
        var (examples, unreadable): ([Example], [String]) = ([], [])
        for (number, folder) in folders.enumerated() {
            let found = ExampleReader(rules: rules, folder: folder, number: number).examples()
            examples += found.examples
            unreadable += found.unreadable
        }
        guard Set(examples.map(\.isPitch)).count == 2 else {
            guard folders.contains(where: { !$0.files.paths.isEmpty }) else {
                throw mail.nothing(unreadable, in: folders)
            }
            tellOneKind(examples, CommandWording(language: .preferred))
            try mail.complain(of: unreadable, in: folders)
            throw ExitCode.noInput
        }
        let training = ModelTraining(examples, cost: cost)
        let logits = training.crossValidated
        var parts = training.parts(crossValidated: logits)
        let values = logits.map {
            LikenessScale.probability(Double(parts.slope) * $0 + Double(parts.intercept))
        }
        let figures = TrainingFigures(examples, values: values)
        print(figures.table)
        parts.trainedDay = Int((date ?? Clock.now) / 86_400)
        parts.note = figures.note
        try TextFile.create(out, LikenessModel.file(parts))
        print("\(out): written")
        try mail.complain(of: unreadable, in: folders)
    }

    /// Says that nothing tells pitches from other mail, and why.
    private func tellOneKind(_ examples: [Example], _ wording: CommandWording) {
        let (french, english) =
            examples.contains(where: \.isPitch)
            ? ("il n'y a que du démarchage", "all are pitches")
            : ("aucune n'est du démarchage", "none is a pitch")
        StandardError.print(
            "nopitch: "
                + wording.say(
                    "rien à apprendre : parmi les lettres d'inconnus, \(french)",
                    "nothing to learn: of the letters by unknown senders \(english)"))
    }
}

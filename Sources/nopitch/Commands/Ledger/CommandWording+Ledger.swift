import ArgumentParser
import Ledger
import MailModel
import PitchFilter

/// Sentences of the commands about the ledger.
extension CommandWording {
    /// Of those who are known all the same, no more are named than this.
    private static let mostNamed = 5

    /// The commands that take back what was just done; nothing where nothing changed.
    func tellUndo(_ commands: [String]) {
        guard !commands.isEmpty else { return }
        print(
            say("Pour revenir en arrière :", "To undo it:"), commands.joined(separator: " && "))
    }

    /// Who or what noted something about somebody, or taught something.
    func origin(_ name: String) -> String {
        switch name {
        case "manager": return say("par vous", "by you")
        case "refuse": return say("non noté", "a no was noted")
        case "release": return say("libérée", "released")
        case "house-wrote": return say("la maison a écrit", "the house wrote")
        case "house-said-no": return say("la maison a dit non", "the house said no")
        case "policy-reply": return say("réponse automatique", "automatic reply")
        case _: break
        }
        let released = "released "
        guard name.hasPrefix(released) else { return name }
        let letter = name.dropFirst(released.count)
        return say("lettre libérée [\(letter)]", "letter released [\(letter)]")
    }

    /// The entries by which somebody is known all the same, and what takes each away.
    func tellKnown(_ entries: [String], of who: Who) {
        for entry in entries.prefix(Self.mostNamed) {
            print(
                say(
                    "\(entry) reste connu. Pour le filtrer aussi :",
                    "\(entry) is still known. To filter them too:"),
                "nopitch allow --undo \(entry.asWord)")
        }
        let others = entries.count - Self.mostNamed
        if others > 0 {
            print(
                say("… et \(others) de plus :", "… and \(others) more:"),
                "nopitch history \(who.organisation.asWord)")
        }
    }
}

extension Who {
    /// Reads an argument, or says what to write instead.
    static func argument(_ text: String) throws -> Who {
        let wording = CommandWording(language: .preferred)
        do throws(Fault) {
            return try Who(written: text)
        } catch {
            switch error {
            case .pattern(let domain):
                throw ValidationError(
                    wording.say(
                        "Pour tout un domaine, écrivez @\(domain).",
                        "For all of a domain write @\(domain)."))
            case .neither:
                throw ValidationError(
                    wording.say(
                        "Ce n'est ni une adresse (anna@exemple.ch) ni un domaine (@exemple.ch).",
                        "That is neither an address (anna@example.org) nor a domain (@example.org)."
                    ))
            }
        }
    }

    /// Refuses a word about all who have an address at a provider: they have nothing in common.
    func rejectProvider() throws {
        guard case .domain(let name) = self, Domains.isOfProvider(name) else { return }
        throw ValidationError(
            CommandWording(language: .preferred).say(
                "Chez \(name), chacun peut avoir une adresse : nommez l'adresse entière.",
                "Anybody can have an address at \(name): name the whole address."))
    }

    /// As it is to be typed.
    var asWord: String { description.asWord }
}

extension String {
    /// As a word of a command line: in quotation marks where a shell would make something of it,
    /// since senders choose their addresses.
    var asWord: String {
        let isPlain = utf8.allSatisfy { octet in
            (0x30...0x39).contains(octet) || (0x40...0x5A).contains(octet)
                || (0x61...0x7A).contains(octet) || "._+-=/:".utf8.contains(octet)
        }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}

extension Dossier.Note {
    var day: String { MailDate(seconds: seconds).day }
}

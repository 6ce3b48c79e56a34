import Glibc
import PitchFilter

/// What the system complains about, in the language of whoever reads.
enum SystemFault {
    /// What the last call of the system complained about.
    static var last: String { words(errno) }

    /// The usual ones in French too; the others in the system's English.
    static func words(_ fault: Int32, in language: Tongue = .preferred) -> String {
        translated(String(cString: strerror(fault)).lowercased(), to: language)
    }

    /// The same for what is in the system's words already.
    static func translated(_ reason: String, to language: Tongue = .preferred) -> String {
        language == .french ? french[reason.lowercased()] ?? reason : reason
    }

    private static let french = [
        "no such file or directory": "aucun fichier ou dossier de ce nom",
        "permission denied": "l'accès est refusé",
        "is a directory": "c'est un dossier",
        "not a directory": "ce n'est pas un dossier",
        "no space left on device": "plus de place sur le disque",
    ]
}

extension StandardError {
    /// Says that something named can't be read.
    static func unreadable(_ path: String) {
        print("nopitch: \(path): " + unreadableWords)
    }

    static var unreadableWords: String {
        CommandWording(language: .preferred).say(
            "ce fichier n'existe pas, ou ne se lit pas", "no such file, or not readable")
    }
}

import ArgumentParser
@preconcurrency import Glibc

/// What is printed, until it has arrived.
enum StandardOutput {
    /// Writes what is still to be written; ends the program with 74 where that can't be done.
    static func finish() {
        errno = 0
        guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return }
        // Of what failed earlier nothing but that is known.
        failed(errno == 0 ? EIO : errno)
    }

    /// Says why what was printed is not all there, and ends the program with 74; a reader who has
    /// gone wants no more, and nothing is said.
    static func failed(_ fault: Int32) {
        guard fault != EPIPE else { return }
        let wording = LedgerWording(language: .preferred)
        StandardError.print(
            "nopitch: "
                + wording.say(
                    "la sortie n'a pas pu être écrite : ", "the output could not be written: ")
                + SystemFault.words(fault))
        _exit(ExitCode.outputFault.rawValue)
    }
}

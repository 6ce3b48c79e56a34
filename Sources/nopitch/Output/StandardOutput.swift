import ArgumentParser
@preconcurrency import Glibc

/// What is printed, until it has arrived.
enum StandardOutput {
    /// However the program ends, what it printed is written, or that is told.
    static func finishAtExit() {
        atexit { StandardOutput.finish() }
    }

    /// Writes what is still to be written; ends the program with 74 where that can't be done.
    private static func finish() {
        errno = 0
        guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return }
        failed(errno == 0 ? earlierFault : errno)
    }

    /// Of what failed before the last piece nothing is known but that it did, and whether the reader
    /// of a pipe has gone.
    private static var earlierFault: Int32 {
        var place = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        let isReaderGone = poll(&place, 1, 0) == 1 && place.revents & Int16(POLLERR) != 0
        return isReaderGone ? EPIPE : EIO
    }

    /// Says why what was printed is not all there, and ends the program with 74; a reader who has
    /// gone wants no more, and nothing is said.
    static func failed(_ fault: Int32) {
        guard fault != EPIPE else { return }
        let wording = CommandWording(language: .preferred)
        StandardError.print(
            "nopitch: "
                + wording.say(
                    "la sortie n'a pas pu être écrite : ", "the output could not be written: ")
                + SystemFault.words(fault))
        _exit(ExitCode.outputFault.rawValue)
    }
}

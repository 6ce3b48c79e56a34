import ArgumentParser

extension ExitCode {
    /// EX_USAGE: another command is needed.
    static let usage = ExitCode(64)
    /// EX_DATAERR: the rule text is broken.
    static let brokenRules = ExitCode(65)
    /// EX_NOINPUT: something named could not be read.
    static let noInput = ExitCode(66)
    /// EX_UNAVAILABLE: a service that is needed can't be had.
    static let unavailable = ExitCode(69)
    /// EX_SOFTWARE: a fault of ours.
    static let internalFault = ExitCode(70)
    /// EX_CANTCREAT: an output file can't be made.
    static let cannotCreate = ExitCode(73)
    /// EX_IOERR: what was printed could not be written.
    static let outputFault = ExitCode(74)
    /// EX_TEMPFAIL: the mail server, or somebody else, is to try again.
    static let temporaryFailure = ExitCode(75)
    /// EX_NOPERM: the user has not the right.
    static let noPermission = ExitCode(77)
    /// EX_CONFIG: the configuration has mistakes.
    static let configuration = ExitCode(78)
}

import ArgumentParser

extension ExitCode {
    /// EX_DATAERR: the rule text is broken.
    static let brokenRules = ExitCode(65)
    /// EX_NOINPUT: something named could not be read.
    static let noInput = ExitCode(66)
    /// EX_UNAVAILABLE: a service that is needed can't be had.
    static let unavailable = ExitCode(69)
    /// EX_SOFTWARE: a fault of ours.
    static let internalFault = ExitCode(70)
    /// EX_TEMPFAIL: the mail server is to try again.
    static let temporaryFailure = ExitCode(75)
    /// EX_CONFIG: the configuration has mistakes.
    static let configuration = ExitCode(78)
}

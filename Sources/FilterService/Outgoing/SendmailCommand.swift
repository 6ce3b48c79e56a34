/// The machine's sendmail command: Postfix's, Exim's, Sendmail's or another that takes its options.
package struct SendmailCommand: Sendable {
    package struct Failure: Error, Equatable, CustomStringConvertible {
        package let description: String
        /// What the command ended with (sysexits); `nil` where it could not be run to its end.
        package let status: Int32?
    }

    package let path: String

    package init(path: String = "/usr/sbin/sendmail") {
        self.path = path
    }

    /// Hands a message over; when it returns, the mail server has it.
    ///
    /// `from` is the reverse-path, empty for the null one. Line ends may be LF or CRLF. Blocks the
    /// thread, a minute at most.
    package func submit(_ octets: [UInt8], from: String, to recipients: [String]) throws(Failure) {
        guard !recipients.isEmpty else { throw Failure(description: "no recipient", status: nil) }
        let arguments =
            [path, "-i", "-f", from.isEmpty ? "<>" : from, "--"] + recipients
        let result: ChildProcess.Result
        do {
            result = try ChildProcess(arguments).run(octets.filter { $0 != 0x0D })
        } catch {
            throw Failure(description: error.description, status: nil)
        }
        guard result.status != 0 else { return }
        let said = result.output.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
        let end = result.status.map { "ended with \($0)" } ?? "was killed"
        throw Failure(description: "\(path) \(end)\(said)", status: result.status)
    }
}

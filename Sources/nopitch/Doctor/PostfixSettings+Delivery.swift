/// How Postfix hands mail over to be stored.
extension PostfixSettings {
    /// Dovecot's ways in.
    enum DovecotWay: String, CaseIterable {
        case lmtp, lda
    }

    /// The command line by which `nopitch deliver` judges what is stored; `nil` where none is seen.
    var agent: String? {
        let pipes = commands.values.filter { $0.hasPrefix("pipe ") }.sorted()
        return ([self["mailbox_command"]] + pipes).first { $0.contains(/nopitch\s+deliver\b/) }
    }

    /// Whether that agent stores messages itself, rather than passing them on.
    var agentStores: Bool {
        agent?.contains(/\s--maildir\b/) ?? false
    }

    /// By which of its ways mail seems to reach Dovecot.
    var dovecotWays: Set<DovecotWay> {
        let parameters = ["virtual_transport", "mailbox_transport", "local_transport"]
        var ways = Set(parameters.compactMap { way(ofTransport: self[$0]) })
        if Self.runsDovecot(self["mailbox_command"]) { ways.insert(.lda) }
        return ways
    }

    private func way(ofTransport value: String) -> DovecotWay? {
        let name = String(value.prefix { $0 != ":" })
        guard let command = commands[name] else { return name == "lmtp" ? .lmtp : nil }
        if command.split(separator: " ").first == "lmtp" { return .lmtp }
        return Self.runsDovecot(command) ? .lda : nil
    }

    private static func runsDovecot(_ command: String) -> Bool {
        command.contains(/dovecot-lda|dovecot\/deliver/)
    }
}

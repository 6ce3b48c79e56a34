/// A report in Prometheus' text form, version 0.0.4.
package struct PrometheusText {
    package private(set) var text = ""

    /// `residentOctets` is the memory that the process has, where that is known.
    package init(_ report: ServiceReport, residentOctets: Int? = nil) {
        messages(report)
        family("rule_hits_total", "counter", "How often each rule hit.")
        for (rule, count) in report.hits.sorted(by: { $0.key < $1.key }) {
            sample("rule_hits_total", "{rule=\"\(Self.escaped(rule))\"}", "\(count)")
        }
        histogram(report.decisionTimes)
        connections(report.connections)
        rules(report.rules)
        single("ledger_up", "gauge", "1 where the ledger can be had.", report.ledgerFault == nil)
        single(
            "start_time_seconds", "gauge", "When the daemon started, since 1970.",
            Int(report.started))
        guard let residentOctets else { return }
        text += "# TYPE process_resident_memory_bytes gauge\n"
        text += "process_resident_memory_bytes \(residentOctets)\n"
    }

    private mutating func messages(_ report: ServiceReport) {
        family("messages_total", "counter", "Messages judged, by verdict.")
        for (verdict, count) in report.messages.verdicts.sorted(by: { $0.key < $1.key }) {
            sample("messages_total", "{verdict=\"\(verdict)\"}", "\(count)")
        }
        single(
            "messages_unjudged_total", "counter", "Messages that were not the house's to judge.",
            report.messages.unjudged)
        single(
            "failures_passed_open_total", "counter",
            "Messages let through because something failed.", report.messages.failedOpen)
        single(
            "messages_without_history_total", "counter",
            "Messages judged by the rules alone, because the ledger failed.",
            report.messages.withoutHistory)
        single(
            "suspects_passed_total", "counter",
            "Messages let through because the process died over them before.",
            report.messages.suspects)
    }

    private mutating func histogram(_ times: DecisionTimes) {
        let name = "decision_seconds"
        family(name, "histogram", "From the end of a message to the decision about it.")
        var seen = 0
        for (bound, count) in zip(DecisionTimes.bounds, times.counts) {
            seen += count
            sample(name + "_bucket", "{le=\"\(Double(bound) / 1e6)\"}", "\(seen)")
        }
        sample(name + "_bucket", "{le=\"+Inf\"}", "\(times.total)")
        sample(name + "_sum", "", "\(Double(times.microseconds) / 1e6)")
        sample(name + "_count", "", "\(times.total)")
    }

    private mutating func connections(_ connections: ServiceReport.Connections) {
        single("connections_open", "gauge", "Connections of mail servers.", connections.open)
        single("connections_total", "counter", "Connections since the start.", connections.total)
    }

    private mutating func rules(_ rules: ServiceReport.Rules) {
        single("rules", "gauge", "Rules in force.", rules.count)
        single("rules_version", "gauge", "Which set of rules is in force.", rules.version)
        single(
            "rules_broken", "gauge",
            "1 where the rule file is broken and an earlier set stays in force.",
            !rules.mistakes.isEmpty)
        single(
            "rules_mistakes", "gauge", "Diagnostics about the rule file.", rules.mistakes.count)
        single("rules_reloads_total", "counter", "New sets of rules.", rules.reloads)
        single(
            "rules_broken_reloads_total", "counter", "Rule files that were not taken.",
            rules.brokenReloads)
    }

    private mutating func single(_ name: String, _ type: String, _ help: String, _ value: Int) {
        family(name, type, help)
        sample(name, "", "\(value)")
    }

    private mutating func single(_ name: String, _ type: String, _ help: String, _ value: Bool) {
        single(name, type, help, value ? 1 : 0)
    }

    private mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP nopitch_\(name) \(help)\n# TYPE nopitch_\(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ labels: String, _ value: String) {
        text += "nopitch_\(name)\(labels) \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}

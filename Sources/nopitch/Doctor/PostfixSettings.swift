import FilterService

/// What Postfix's own postconf(1) tells of its configuration.
struct PostfixSettings {
    /// A service of master.cf that takes mail by SMTP.
    struct Service {
        let name: String
        let isInChroot: Bool
        /// What `-o` sets for it alone.
        let overrides: [String: String]

        private var port: String {
            name.split(separator: ":").last.map(String.init) ?? name
        }

        /// Whether only the house's own users come in there, by its port or by its name for milters.
        var isSubmission: Bool {
            ["submission", "submissions", "smtps", "587", "465"].contains(port)
                || overrides["milter_macro_daemon_name"] == "ORIGINATING"
                    && !["smtp", "25"].contains(port)
        }

        /// Whether only programs of this machine reach it.
        var isLoopback: Bool {
            ["127.", "localhost:", "[::1]:", "::1:"].contains { name.hasPrefix($0) }
        }
    }

    enum Fault: Error {
        /// There is no postconf.
        case absent
        /// What it complained of.
        case refused(String)
    }

    private let values: [String: String]
    let services: [Service]
    /// What runs behind each service of master.cf, by the service's name.
    let commands: [String: String]

    /// Reads the configuration in a folder, by default the machine's own.
    init(folder: String?) throws(Fault) {
        let place = folder.map { ["-c", $0] } ?? []
        values = Self.pairs(try Self.postconf(place + ["-x"]))
        let fields = Self.pairs(try Self.postconf(place + ["-F"]))
        let overrides = Self.pairs(try Self.postconf(place + ["-x", "-P"]))
        let unix = fields.filter { $0.key.hasSuffix("/unix/command") }
        commands = Dictionary(
            uniqueKeysWithValues: unix.map { (String($0.key.dropLast(13)), $0.value) })
        services = fields.keys.filter { $0.hasSuffix("/command") }.sorted()
            .compactMap { key -> Service? in
                let name = String(key.dropLast("/command".count))
                let command = fields[key]?.split(separator: " ").first
                guard command == "smtpd", name.hasSuffix("/inet") || name.hasSuffix("/pass") else {
                    return nil
                }
                let own = overrides.filter { $0.key.hasPrefix(name + "/") }
                    .map { (String($0.key.dropFirst(name.count + 1)), $0.value) }
                return Service(
                    name: String(name.dropLast(5)), isInChroot: fields[name + "/chroot"] == "y",
                    overrides: Dictionary(uniqueKeysWithValues: own))
            }
    }

    /// A parameter's value, empty where it has none.
    subscript(name: String) -> String { values[name] ?? "" }

    /// A parameter's value for a service.
    func value(_ name: String, for service: Service) -> String {
        service.overrides[name] ?? self[name]
    }

    /// The services that take back what a filter has looked at, by the parameter that names it.
    func reentries(behind filter: String) -> [Service] {
        guard services.contains(where: { !value(filter, for: $0).isEmpty }) else { return [] }
        return services.filter {
            !$0.isSubmission && value(filter, for: $0).isEmpty
                && ($0.isLoopback || $0.overrides[filter] != nil)
        }
    }

    /// Where a path lies that is said relative to the queue folder, or from within a chroot.
    func inQueue(_ path: String) -> String {
        let queue = self["queue_directory"]
        return path.hasPrefix("/") ? queue + path : "\(queue)/\(path)"
    }

    private static func postconf(_ arguments: [String]) throws(Fault) -> String {
        let result: ChildProcess.Result
        do {
            result = try ChildProcess(["postconf"] + arguments).run()
        } catch {
            throw .absent
        }
        guard result.status == 0 else {
            throw .refused(result.output.split(separator: "\n").last.map(String.init) ?? "?")
        }
        return result.output
    }

    private static func pairs(_ text: String) -> [String: String] {
        var pairs: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            pairs[sides[0].trimmed] = sides[1].trimmed
        }
        return pairs
    }
}

extension Substring {
    /// Without white space at either end.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

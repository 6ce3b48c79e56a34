import Yams

/// Reads the configuration's YAML and the environment; all mistakes are told at once.
package struct ConfigurationReader {
    package struct Complaint: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package private(set) var configuration = ServiceConfiguration()
    package private(set) var complaints: [Complaint] = []
    private var file = ""
    /// Where each key was set.
    private var places: [ConfigurationKey: String] = [:]

    package init() {}

    /// Takes what a file says; an empty one says nothing.
    package mutating func read(_ text: String, file: String) {
        self.file = file
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            read(root, under: "")
        } catch {
            complaints.append(Complaint(description: "\(file): \(error)"))
        }
    }

    /// Takes what the environment says; it overrides the file.
    package mutating func read(environment: [String: String]) {
        for key in ConfigurationKey.allCases {
            guard let text = environment[key.environmentName] else { continue }
            if key == .listen { configuration.listen = [] }
            let values = key == .listen ? text.split(separator: " ").map(String.init) : [text]
            for value in values { set(key, value, at: key.environmentName) }
        }
    }

    /// Looks at what can only be told once all is read.
    package mutating func finish() {
        let replies = configuration.replies
        if replies.mode == .draft, replies.drafts == nil, let place = places[.replyMode] {
            complain("reply.mode: \"draft\" needs reply.drafts, the place for drafts", at: place)
        }
    }

    private mutating func read(_ node: Node, under path: String) {
        guard case .mapping(let mapping) = node else {
            return complain("keys with values belong here", at: place(node))
        }
        for (key, value) in mapping {
            let name = path + (key.string ?? "?")
            if let known = ConfigurationKey(rawValue: name) {
                read(known, value)
            } else if ConfigurationKey.allCases.contains(where: {
                $0.rawValue.hasPrefix(name + ".")
            }) {
                if value.null == nil { read(value, under: name + ".") }
            } else {
                complain("there is no key \"\(name)\"\(suggestion(name))", at: place(key))
            }
        }
    }

    private mutating func read(_ key: ConfigurationKey, _ node: Node) {
        if node.null != nil { return }
        let nodes = key == .listen ? node.sequence.map(Array.init) ?? [node] : [node]
        for node in nodes {
            guard let text = node.scalar?.string else {
                complain("\(key.rawValue): one value belongs here", at: place(node))
                continue
            }
            set(key, text, at: place(node))
        }
    }

    private mutating func set(_ key: ConfigurationKey, _ text: String, at place: String) {
        places[key] = place
        guard text.contains(where: { !$0.isWhitespace }) else {
            // Whoever says nothing refuses nobody.
            if key == .refusal { return configuration.hook.refusal = nil }
            return complain("\(key.rawValue): a value is missing", at: place)
        }
        guard let right = key.set(text, in: &configuration) else { return }
        complain("\(key.rawValue): \"\(text)\" is not \(right)", at: place)
    }

    private mutating func complain(_ text: String, at place: String) {
        complaints.append(Complaint(description: "\(place): \(text)"))
    }

    private func place(_ node: Node) -> String {
        node.mark.map { "\(file):\($0.line):\($0.column)" } ?? file
    }

    /// A known key with the same last word, or the same beginning.
    private func suggestion(_ name: String) -> String {
        let near = ConfigurationKey.allCases.map(\.rawValue).first {
            $0.hasSuffix("." + name) || name.hasPrefix($0) || $0.hasPrefix(name.prefix(4))
        }
        return near.map { "; is it \"\($0)\"?" } ?? ""
    }
}

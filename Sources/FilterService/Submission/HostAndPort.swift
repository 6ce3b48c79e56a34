/// `host` or `host:port`, as it stands in a server's address.
struct HostAndPort {
    let host: String
    let port: UInt16

    /// `standard` is the port where none is said; `nil` where the text is no such thing.
    init?(_ text: Substring, standard: UInt16) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, parts.count <= 2,
            let port = parts.count == 2 ? UInt16(parts[1]) : standard
        else { return nil }
        self.host = String(host)
        self.port = port
    }
}

import FilterService
import Glibc

/// The package's systemd units, where they are installed.
struct PackagedUnit {
    /// Where nopitch.socket listens; `nil` where it says no such thing.
    let socket: ListenAddress?

    /// `nil` where there is no nopitch.service.
    init?() {
        guard Self.text("nopitch.service") != nil else { return nil }
        let lines = Self.text("nopitch.socket")?.split(whereSeparator: \.isNewline) ?? []
        let streams = lines.filter { $0.hasPrefix("ListenStream=") }
            .map { String($0.dropFirst("ListenStream=".count)) }
        socket = streams.last.flatMap { ListenAddress($0) }
    }

    /// systemd.unit(5): what stands in a folder hides what stands in those after it.
    private static var folders: [String] {
        if let path = getenv("SYSTEMD_UNIT_PATH") {
            return String(cString: path).split(separator: ":").map(String.init)
        }
        return [
            "/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system", "/lib/systemd/system",
        ]
    }

    private static func text(_ name: String) -> String? {
        folders.lazy.compactMap { try? TextFile.read("\($0)/\(name)").get() }.first
    }
}

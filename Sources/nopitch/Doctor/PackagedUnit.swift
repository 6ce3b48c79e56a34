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

    /// What starts it, now and with the machine.
    static let start = "systemctl enable --now nopitch.socket nopitch"

    /// Which of the units are not started with the machine; none where systemctl does not tell.
    static var disabled: [String] {
        ["nopitch.socket", "nopitch.service"].filter { unit in
            let result = try? ChildProcess(
                ["systemctl", "is-enabled", unit],
                environment: path.map { ["SYSTEMD_UNIT_PATH": $0] } ?? [:]
            ).run()
            return result?.output.split(separator: "\n").last == "disabled"
        }
    }

    /// Whether the unit lets the daemon write there: in folders of its own, or in what drop-ins open.
    static func mayWrite(_ path: String) -> Bool {
        let own = ["/var/lib/nopitch", "/var/lib/private/nopitch", "/run/nopitch"]
        if own.contains(where: { lies(path, in: $0) }) { return true }
        return opening(path).allSatisfy { line in
            let (key, value) = sides(line)
            return settings.contains { setting in
                let (name, set) = sides(setting)
                guard name == key else { return false }
                guard key == "ReadWritePaths" else { return set == value }
                return set.split(separator: " ").map { String($0.drop { "-+".contains($0) }) }
                    .contains { lies(path, in: $0) }
            }
        }
    }

    /// The lines that let the daemon write to a path; systemd.exec(5): what is shut in a folder that
    /// can't be seen is not opened by its own name.
    static func opening(_ path: String) -> [String] {
        let isHome = ["/home", "/root", "/run/user"].contains { lies(path, in: $0) }
        let isHidden = ["/boot", "/media", "/mnt", "/srv", "/opt"].contains { lies(path, in: $0) }
        return ["ReadWritePaths=\(path)"] + (isHome ? ["ProtectHome=no"] : [])
            + (isHidden ? ["InaccessiblePaths="] : [])
    }

    private static func lies(_ path: String, in folder: String) -> Bool {
        path == folder || path.hasPrefix(folder + "/")
    }

    private static func sides(_ line: String) -> (String, String) {
        let sides = line.split(separator: "=", maxSplits: 1).map(String.init)
        return (sides.first ?? "", sides.count > 1 ? sides[1] : "")
    }

    /// What drop-ins set for the service, a line each.
    private static var settings: [String] {
        dropIns.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    }

    /// The texts of what changes the service.
    private static var dropIns: [String] {
        folders.map { $0 + "/nopitch.service.d" }.flatMap { folder in
            FolderNames.all(in: folder).filter { $0.hasSuffix(".conf") }
                .compactMap { try? TextFile.read("\(folder)/\($0)").get() }
        }
    }

    private static var path: String? { getenv("SYSTEMD_UNIT_PATH").map { String(cString: $0) } }

    /// systemd.unit(5): what stands in a folder hides what stands in those after it.
    private static var folders: [String] {
        if let path { return path.split(separator: ":").map(String.init) }
        return [
            "/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system", "/lib/systemd/system",
        ]
    }

    private static func text(_ name: String) -> String? {
        folders.lazy.compactMap { try? TextFile.read("\($0)/\(name)").get() }.first
    }
}

import FilterService
import Foundation
import Testing

@Suite("Where to listen")
struct ListenAddressTests {
    @Test(
        "Postfix's, Sendmail's and libmilter's spellings are understood",
        arguments: [
            ("unix:/run/x", .unix(path: "/run/x")), ("local:/run/x", .unix(path: "/run/x")),
            ("/run/x", .unix(path: "/run/x")),
            ("inet:127.0.0.1:8890", .inet(host: "127.0.0.1", port: 8890)),
            ("inet:8890@localhost", .inet(host: "localhost", port: 8890)),
            ("inet:8890", .inet(host: "127.0.0.1", port: 8890)),
            ("inet6:8890@[::1]", .inet(host: "::1", port: 8890)),
            ("inet:[::1]:8890", .inet(host: "::1", port: 8890)),
            ("inet:::1:8890", .inet(host: "::1", port: 8890)),
        ] as [(String, ListenAddress)])
    func spellings(text: String, address: ListenAddress) {
        #expect(ListenAddress(text) == address)
    }

    @Test("A socket is the same under its other names")
    func same() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let file = "\(folder)/nopitch-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let path = ListenAddress.unix(path: file)
        #expect(
            path.isSame(as: .unix(path: folder + "/./" + (file.split(separator: "/").last ?? ""))))
        #expect(!path.isSame(as: .unix(path: file + "-other")))
        let local = ListenAddress.inet(host: "localhost", port: 25)
        #expect(local.isSame(as: .inet(host: "127.0.0.1", port: 25)))
        #expect(!local.isSame(as: .inet(host: "127.0.0.1", port: 26)))
        #expect(!local.isSame(as: path) && !path.isSame(as: local))
    }

    @Test("It is told as Postfix takes it, an IPv6 address in brackets")
    func told() {
        #expect(ListenAddress("inet6:8890@::1")?.description == "inet:[::1]:8890")
        #expect(ListenAddress("inet:8890")?.description == "inet:127.0.0.1:8890")
    }

    @Test(
        "Anything else is refused",
        arguments: ["", "unix:", "inet:", "inet:x", "inet:70000", "inet:-1@h", "tcp:1", "run/x"])
    func refused(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}

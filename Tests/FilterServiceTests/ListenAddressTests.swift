import FilterService
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
        ] as [(String, ListenAddress)])
    func spellings(text: String, address: ListenAddress) {
        #expect(ListenAddress(text) == address)
    }

    @Test(
        "Anything else is refused",
        arguments: ["", "unix:", "inet:", "inet:x", "inet:70000", "inet:-1@h", "tcp:1", "run/x"])
    func refused(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}

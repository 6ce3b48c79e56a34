import FilterService
import Testing

@Suite("A mark before the subject")
struct SubjectTagTests {
    @Test(
        "What the sender wrote stays as it is",
        arguments: [
            (" Salut", "Salut", "[pub ?]", "[pub ?] Salut"),
            ("", "", "[pub ?]", "[pub ?] "),
            (" =?utf-8?Q?=C3=A9t=C3=A9?=", "été", "[pub ?]", "[pub ?] =?utf-8?Q?=C3=A9t=C3=A9?="),
            (" a\n b", "a b", "[pub ?]", "[pub ?] a\n b"),
            (" Salut", "Salut", "[démarchage]", "=?utf-8?Q?=5Bd=C3=A9marchage=5D?= Salut"),
            (
                " =?utf-8?Q?=C3=A9t=C3=A9?=", "été", "[démarchage]",
                "=?utf-8?Q?=5Bd=C3=A9marchage=5D_?= =?utf-8?Q?=C3=A9t=C3=A9?="
            ),
            (" ét", "ét", "[x]", "=?utf-8?Q?=5Bx=5D_=C3=A9t?="),
        ])
    func tagged(value: String, decoded: String, tag: String, result: String) {
        #expect(SubjectTag.tagged(Array(value.utf8), decoded: decoded, tag: tag) == result)
    }

    @Test("A long subject goes to a line of its own, and one that bears the mark stays")
    func longAndMarked() {
        let long = String(repeating: "x", count: 70)
        #expect(SubjectTag.tagged(Array(long.utf8), decoded: long, tag: "[a]") == "[a]\n \(long)")
        #expect(SubjectTag.tagged(Array("Re: [a] x".utf8), decoded: "Re: [a] x", tag: "[a]") == nil)
    }
}

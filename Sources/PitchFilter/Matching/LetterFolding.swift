/// How one Unicode scalar counts in matching: without case, accents and typographic variants.
///
/// Matching works on a folded copy; what is shown to people is always the original.
enum LetterFolding {
    /// What a scalar contributes to a word.
    enum Result {
        /// One or two ASCII letters or digits; the second is 0 where there is one only.
        case letters(UInt8, UInt8)
        /// A letter of another script, kept as this scalar.
        case other(UInt32)
        /// Nothing at all: combining marks, zero-width characters, soft hyphens.
        case nothing
        /// White space, punctuation, symbols.
        case separator
    }

    static func fold(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0..<0x80: ascii(UInt8(scalar))
        case 0x80..<0xC0: latinSupplement(scalar)
        case 0xC0..<0x180: tabled(scalar - 0xC0, of: latin)
        case 0x180..<0x250: tabled(scalar - 0x180, of: latinExtendedB)
        case 0x1E00..<0x1F00: tabled(scalar - 0x1E00, of: latinAdditional)
        case 0x300..<0x370, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: .nothing
        case 0x2000..<0x2C00, 0x2E00..<0x3005, 0xFF5F..<0xFF66, 0xE000..<0xF900: .separator
        case 0xFF01..<0xFF5F: fold(scalar - 0xFEE0)
        case 0x410..<0x430: .other(scalar + 0x20)
        case 0x400..<0x410: .other(scalar + 0x50)
        case 0x391..<0x3AA: .other(scalar + 0x20)
        case 0x1D400..<0x1D6A4: mathematical(scalar - 0x1D400)
        case 0x1D7CE..<0x1D800: .letters(UInt8(0x30 + (scalar - 0x1D7CE) % 10), 0)
        case 0x1F000..<0x20000: .separator
        default: .other(scalar)
        }
    }

    private static func ascii(_ octet: UInt8) -> Result {
        switch octet {
        case 0x61...0x7A, 0x30...0x39: .letters(octet, 0)
        case 0x41...0x5A: .letters(octet | 0x20, 0)
        default: .separator
        }
    }

    private static func latinSupplement(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0xAA: .letters(0x61, 0)
        case 0xBA: .letters(0x6F, 0)
        case 0xAD: .nothing
        default: .separator
        }
    }

    /// Bold, italic and other mathematical alphabets, which disguise plain words.
    private static func mathematical(_ offset: UInt32) -> Result {
        .letters(UInt8(0x61 + offset % 26), 0)
    }

    private static func tabled(_ offset: UInt32, of table: StaticString) -> Result {
        let letter = table.withUTF8Buffer { $0[Int(offset)] }
        switch letter {
        case UInt8(ascii: "."): return .separator
        case UInt8(ascii: "1"): return .letters(0x61, 0x65)
        case UInt8(ascii: "2"): return .letters(0x6F, 0x65)
        case UInt8(ascii: "3"): return .letters(0x73, 0x73)
        case UInt8(ascii: "4"): return .letters(0x74, 0x68)
        case UInt8(ascii: "5"): return .letters(0x69, 0x6A)
        default: return .letters(letter, 0)
        }
    }

    /// U+00C0 to U+017F; 1 stands for ae, 2 for oe, 3 for ss, 4 for th, 5 for ij.
    private static let latin: StaticString = """
        aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll\
        lllnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """
    private static let latinExtendedB: StaticString = """
        b......cc..dd....ffg....kkl...n.oo..pp.....ttt.uu..yyzz.........\
        ....zzzlllnnnaaiioouuuuuuuuuu.aaaa11ggggkkoooo..jzzzgg..nnaa11oo\
        aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyy.......ccl..\
        ...b..eejj..rryy
        """
    private static let latinAdditional: StaticString = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy.s..3.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """
}

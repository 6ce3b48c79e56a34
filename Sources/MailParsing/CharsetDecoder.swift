import Glibc
import MailModel

/// Turns octets of any charset that iconv knows into UTF-8; never fails.
struct CharsetDecoder {
    /// What turned out odd on the way.
    private(set) var defects: [Defect] = []

    /// Appends the text as valid UTF-8.
    ///
    /// Without a charset, or with one that is wrong, it guesses:
    /// UTF-8 where the octets are, windows-1252 otherwise.
    mutating func append(_ octets: Octets, charset: String?, to output: inout [UInt8]) {
        let charset = Charset(charset)
        if octets.isASCII, charset.isSupersetOfASCII {
            output.append(contentsOf: octets)
            return
        }
        switch charset {
        case .unstated: appendGuessing(octets, to: &output)
        case .utf8: appendUTF8(octets, to: &output)
        case .windows1252: Self.appendWindows1252(octets, to: &output)
        case .named(let name): appendConverting(octets, from: name, to: &output)
        }
    }

    private mutating func appendGuessing(_ octets: Octets, to output: inout [UInt8]) {
        if let text = String(validating: octets, as: UTF8.self) {
            output.append(contentsOf: text.utf8)
        } else {
            Self.appendWindows1252(octets, to: &output)
        }
    }

    private mutating func appendUTF8(_ octets: Octets, to output: inout [UInt8]) {
        if let text = String(validating: octets, as: UTF8.self) {
            output.append(contentsOf: text.utf8)
            return
        }
        note(.invalidText)
        let repaired = String(decoding: octets, as: UTF8.self)
        // Where nothing beyond ASCII is UTF-8, the label lies and it is one octet a character.
        if repaired.utf8.count - octets.count == 2 * octets.count(where: { $0 >= 0x80 }) {
            Self.appendWindows1252(octets, to: &output)
        } else {
            output.append(contentsOf: repaired.utf8)
        }
    }

    /// ISO-8859-1 is read as windows-1252 too, as all mail programs do.
    static func appendWindows1252(_ octets: Octets, to output: inout [UInt8]) {
        output.reserveCapacity(output.count + octets.count + octets.count / 8)
        for octet in octets {
            if octet < 0x80 {
                output.append(octet)
            } else if octet >= 0xA0 {
                output.append(0xC0 | octet >> 6)
                output.append(0x80 | octet & 0x3F)
            } else {
                let scalar = Unicode.Scalar(windows1252[Int(octet - 0x80)]) ?? "\u{FFFD}"
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    private mutating func appendConverting(
        _ octets: Octets,
        from name: String,
        to output: inout [UInt8]
    ) {
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
            note(.unknownCharset)
            appendGuessing(octets, to: &output)
            return
        }
        defer { iconv_close(converter) }
        var converted: [UInt8] = []
        if !Self.convert(octets, with: converter, to: &converted) { note(.invalidText) }
        output.append(contentsOf: String(decoding: converted, as: UTF8.self).utf8)
    }

    /// Runs the converter over all octets, one U+FFFD for each that it refuses.
    private static func convert(
        _ octets: Octets,
        with converter: iconv_t,
        to output: inout [UInt8]
    ) -> Bool {
        var clean = true
        let room = 4096
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
            var source = UnsafeMutableRawPointer(mutating: octets.baseAddress)?
                .assumingMemoryBound(to: CChar.self)
            var left = octets.count
            while left > 0 {
                var target = buffer.baseAddress
                var free = room
                let result = iconv(converter, &source, &left, &target, &free)
                let reason = errno
                let written = UnsafeRawBufferPointer(buffer)[..<(room - free)]
                output.append(contentsOf: written)
                guard result == -1, reason != E2BIG else { continue }
                clean = false
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                guard reason == EILSEQ, left > 0 else { break }
                source = source.map { $0 + 1 }
                left -= 1
            }
        }
        return clean
    }

    private mutating func note(_ defect: Defect) {
        if !defects.contains(defect) { defects.append(defect) }
    }

    /// The code points of 0x80 to 0x9F.
    private static let windows1252: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}

/// A folder's name as IMAP servers store it.
package enum MailboxName {
    /// The Maildir++ sub-folder for a name: `.D&AOk-marchage`; levels are parted by `/` or `.`.
    ///
    /// `nil` where the name has no letters at all: then there is no such folder.
    package static func maildirFolder(_ name: String) -> String? {
        let levels = name.split { $0 == "/" || $0 == "." }
            .map { modifiedUTF7(String($0.filter { !$0.isNewline && $0 != "\0" })) }
            .filter { !$0.isEmpty }
        return levels.isEmpty ? nil : levels.map { "." + $0 }.joined()
    }

    /// Modified UTF-7 (RFC 3501 5.1.3).
    package static func modifiedUTF7(_ text: String) -> String {
        var result = ""
        var waiting: [UInt16] = []
        func flush() {
            if !waiting.isEmpty { result += "&" + base64(waiting) + "-" }
            waiting = []
        }
        for unit in text.utf16 {
            guard (0x20...0x7E).contains(unit) else {
                waiting.append(unit)
                continue
            }
            flush()
            result += unit == 0x26 ? "&-" : String(decoding: [unit], as: UTF16.self)
        }
        flush()
        return result
    }

    /// Without padding, and with a comma in place of the slash.
    private static func base64(_ units: [UInt16]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
        var text = ""
        var (bits, count) = (UInt32(0), 0)
        for unit in units {
            bits = bits << 16 | UInt32(unit)
            count += 16
            while count >= 6 {
                count -= 6
                text.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        return text
    }
}

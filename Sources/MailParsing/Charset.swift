/// How a charset label is to be read.
enum Charset {
    /// None given, or one that says nothing.
    case unstated
    case utf8
    case windows1252
    /// For iconv, under a name that it may know.
    case named(String)

    init(_ label: String?) {
        guard let label, !label.isEmpty else {
            self = .unstated
            return
        }
        let key = label.lowercased()
        switch key {
        case "utf-8", "utf8": self = .utf8
        case "iso-8859-1", "windows-1252", "latin1", "latin-1", "iso8859-1", "cp1252", "cp-1252":
            self = .windows1252
        case "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "default",
            "unknown", "x-user-defined", "_autodetect", "8bit", "7bit":
            self = .unstated
        default: self = .named(Self.iconvName(key))
        }
    }

    /// Whether octets below 0x80 mean what they mean in ASCII, whatever their neighbours.
    var isSupersetOfASCII: Bool {
        switch self {
        case .unstated, .utf8, .windows1252: true
        case .named(let name):
            name.hasPrefix("iso-8859-") || name.hasPrefix("windows-12") || name == "GB18030"
                || name == "koi8-r"
        }
    }

    /// The name for iconv: the usual wrong labels set right, anything that it would take for an
    /// option left out.
    private static func iconvName(_ key: String) -> String {
        switch key {
        case "gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030": "GB18030"
        case "ks_c_5601-1987", "ks_c_5601", "euc-kr", "korean": "CP949"
        case "shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji": "CP932"
        case "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "utf7": "UTF-7"
        case "iso-8859-8-i", "iso-8859-8-e": "iso-8859-8"
        case "x-mac-roman", "x-macintosh", "macroman": "MACINTOSH"
        case "big5", "x-x-big5", "big5-hkscs": "BIG5-HKSCS"
        default:
            String(
                decoding: key.utf8.prefix(40).filter {
                    $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
                        || $0 == 0x3A
                },
                as: UTF8.self
            )
        }
    }
}

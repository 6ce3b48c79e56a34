import FilterService
import Glibc
import MailModel
import MailParsing

/// Finds a message in the sub-folders of a Maildir and moves it to the inbox.
struct MaildirSearch {
    let path: String

    /// Where the message was; `nil` where it is in no sub-folder, or can't be moved.
    func moveToInbox(messageID: String?, decisionID: String) -> String? {
        for folder in names(in: path).sorted() where folder.hasPrefix(".") && folder.count > 2 {
            for part in ["cur", "new"] {
                let place = "\(path)/\(folder)/\(part)"
                for name in names(in: place) {
                    let file = "\(place)/\(name)"
                    guard isMeant(file, messageID, decisionID) else { continue }
                    // An inbox into which nothing was delivered yet may lack it.
                    mkdir("\(path)/\(part)", 0o700)
                    // The name is unique, and its flags stay.
                    return rename(file, "\(path)/\(part)/\(name)") == 0 ? folder : nil
                }
            }
        }
        return nil
    }

    private func isMeant(_ file: String, _ messageID: String?, _ decisionID: String) -> Bool {
        guard let octets = try? TextFile.octets(file).get() else { return false }
        let message = MessageParser().parseHeader(octets)
        if let messageID, message.messageID == messageID { return true }
        let mark = message.header.first(MessageMarks.verdictField.lowercased())?.decodedText ?? ""
        return mark.split(separator: ";").contains {
            $0.drop(while: \.isWhitespace) == "id=\(decisionID)"
        }
    }

    private func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { octets in
                String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

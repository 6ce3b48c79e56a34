import FilterService
import Glibc
import MailModel
import MailParsing

/// Finds a message in the sub-folders of a Maildir and moves it to the inbox.
struct MaildirSearch {
    let path: String

    /// `nil` where there is no such folder, or it can't be read.
    init?(path: String) {
        guard access(path + "/.", R_OK | X_OK) == 0 else { return nil }
        self.path = path
    }

    /// Where the message was; `nil` where it is in no sub-folder, or can't be moved.
    func moveToInbox(messageID: String?, decisionID: String) -> String? {
        let folders = FolderNames.all(in: path).filter { $0.hasPrefix(".") && $0.count > 2 }
        for folder in folders {
            for part in ["cur", "new"] {
                let place = "\(path)/\(folder)/\(part)"
                for name in FolderNames.all(in: place) {
                    let file = "\(place)/\(name)"
                    guard isMeant(file, messageID, decisionID) else { continue }
                    // An inbox into which nothing was delivered yet may lack it.
                    mkdir("\(path)/\(part)", 0o700)
                    return move(file, to: "\(path)/\(part)/", name) ? folder : nil
                }
            }
        }
        return nil
    }

    /// Under its name, with its flags; where a restored copy has that name already, under one of its own.
    private func move(_ file: String, to place: String, _ name: String) -> Bool {
        var target = place + name
        if access(target, F_OK) == 0 {
            let unique = name.prefix { $0 != ":" }
            let tag = String(UInt32.random(in: 0 ... .max), radix: 36)
            target = "\(place)\(unique)-\(tag)\(name.dropFirst(unique.count))"
        }
        return rename(file, target) == 0
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
}

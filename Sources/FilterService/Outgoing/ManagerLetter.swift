import HouseReply
import RuleLanguage

/// A letter of the daemon to the manager.
///
/// It comes from the house's first address, so that no filter of the house judges it, and no machine
/// answers it (RFC 3834 5).
struct ManagerLetter {
    let house: House
    let manager: String
    let subject: String
    let body: String

    /// Line ends LF; `date` is as RFC 5322 writes it, `identifier` unlike any other.
    func octets(date: String, identifier: String) -> [UInt8] {
        let sender = house.addresses.first ?? manager
        let domain = sender.split(separator: "@").last ?? "localhost"
        let header = [
            "From: nopitch <\(sender)>", "To: <\(manager)>",
            "Subject: " + EncodedText.folded(subject), "Date: \(date)",
            "Message-ID: <\(identifier)@\(domain)>", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        return Array((header.joined(separator: "\n") + "\n\n" + body).utf8)
    }
}

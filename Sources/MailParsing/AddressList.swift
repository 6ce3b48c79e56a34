package import MailModel

/// The mailboxes that an address field names (RFC 5322 3.4), read leniently in one pass.
package struct AddressList: Sendable {
    package private(set) var mailboxes: [Mailbox] = []
    /// Whether a group without members is named ("undisclosed-recipients:;").
    package private(set) var hasEmptyGroup = false
    /// Whether something stood there that is no mailbox.
    package private(set) var isMalformed = false

    /// More than this many mailboxes of one field are not looked at.
    static let maximumMailboxes = 1000

    package init(_ field: HeaderField) {
        field.body.withUnsafeBufferPointer { octets in
            var reader = AddressReader(octets)
            reader.run()
            mailboxes = reader.mailboxes
            hasEmptyGroup = reader.hasEmptyGroup
            isMalformed = reader.isMalformed
        }
    }

    /// The mailboxes of a field body, those of groups among them.
    package static func mailboxes(in field: HeaderField) -> [Mailbox] {
        AddressList(field).mailboxes
    }
}

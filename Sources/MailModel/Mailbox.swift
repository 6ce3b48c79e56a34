/// A mailbox as RFC 5322 3.4 has it: an address with the name that the sender put before it.
package struct Mailbox: Hashable, Sendable {
    /// The display name, decoded; empty where there is none.
    package let displayName: String
    package let address: EmailAddress

    package init(displayName: String = "", address: EmailAddress) {
        self.displayName = displayName
        self.address = address
    }
}

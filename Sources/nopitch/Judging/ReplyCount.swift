/// How many replies would go out: an organisation that writes again is not answered again.
struct ReplyCount {
    private var organisations: Set<String> = []

    var count: Int { organisations.count }

    /// Counts the reply to a message of an organisation, where one would go out.
    mutating func add(_ wouldReply: Bool, to organisation: String) {
        if wouldReply { organisations.insert(organisation) }
    }
}

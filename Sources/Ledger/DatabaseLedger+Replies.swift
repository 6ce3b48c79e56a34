extension DatabaseLedger: ReplyStore {
    package func enqueue(_ reply: StoredReply, interval: Int64) throws -> Bool {
        try write {
            try $0.replies.add(reply, unlessRepliedSince: reply.created - interval)
        }
    }

    package func dueReplies(at now: Int64, limit: Int) throws -> [StoredReply] {
        try read { try $0.replies.due(at: now, limit: limit) }
    }

    package func claim(_ id: String, at now: Int64, until: Int64) throws -> Bool {
        try write { try $0.replies.claim(id, at: now, until: until) }
    }

    package func releaseClaims(at now: Int64) throws -> Int {
        try write { try $0.replies.releaseClaims(at: now) }
    }

    package func update(
        _ id: String, claimed: Int64, state: String, attempts: Int, due: Int64, lastError: String
    ) throws -> Bool {
        try write {
            try $0.replies.update(
                id, claimed: claimed, state: state, attempts: attempts, due: due,
                error: lastError)
        }
    }

    package func markReplied(_ id: String, at now: Int64) throws {
        let expires = expiry(now, days: retention.refusals)
        try write { session in
            guard let reply = try session.replies.find(id) else { return }
            try session.replies.markSent(id)
            try session.refusals.add(
                reply.organisation, origin: "policy-reply", at: now, expires: expires)
        }
    }

    package func replies(since: Int64, state: String?, limit: Int) throws -> [StoredReply] {
        try read { try $0.replies.list(since: since, state: state, limit: limit) }
    }

    package func reply(_ id: String) throws -> StoredReply? {
        try read { try $0.replies.find(id) }
    }

    package func cancelReply(_ id: String) throws -> Bool {
        try write { try $0.replies.cancel(id) }
    }

    package func replyCount(
        since: Int64, organisation: String?, states: [String]
    ) throws -> Int {
        try read {
            try $0.replies.count(since: since, organisation: organisation, states: states)
        }
    }

    package func noteBounce(_ name: String, at now: Int64) throws {
        try write { try $0.replies.markBounced(name, at: now) }
    }

    package func bounceCount(since: Int64) throws -> Int {
        try read { try $0.replies.bounces(since: since) }
    }

    package func hasBounced(_ address: String) throws -> Bool {
        try read { try $0.replies.hasBounced(address) }
    }

    package func spendWord(
        _ word: String, organisation: String, at now: Int64
    ) throws -> Bool {
        let expires = expiry(now, days: retention.decisions)
        return try write {
            try $0.words.spend(word, organisation: organisation, at: now, expires: expires)
        }
    }
}

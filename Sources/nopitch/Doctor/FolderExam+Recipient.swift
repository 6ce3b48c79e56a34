/// What is filed by its recipient, `info+Pitches@`.
extension FolderExam {
    func byRecipient(_ folder: String) -> Finding {
        let isCarried = folder.utf8.allSatisfy {
            $0 < 0x80
                && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
                    || $0 == 0x2D)
        }
        guard isCarried else {
            return .problem(
                say(
                    "une adresse ne peut pas porter le nom \(folder)",
                    "an address can't carry the name \(folder)"),
                say(
                    "règles : file into Pitches, ou nopitch.yaml : filing: marks",
                    "rules: file into Pitches, or nopitch.yaml: filing: marks"))
        }
        if let postfix, !postfix["recipient_delimiter"].contains("+") {
            return .problem(
                say(
                    "Postfix ne connaît pas info+\(folder)@",
                    "Postfix does not know info+\(folder)@"), "main.cf: recipient_delimiter = +")
        }
        return .ok(say("les pitches vont à info+\(folder)@", "pitches go to info+\(folder)@"))
    }

    /// Whether what delivers the mail heeds the folder's name in an address.
    var detail: [Finding] {
        guard let postfix else { return [] }
        return [savesToDetail(postfix), aliases(postfix)].compactMap(\.self)
    }

    private func savesToDetail(_ postfix: PostfixSettings) -> Finding? {
        guard postfix.dovecotWays.contains(.lmtp), let dovecot = try? DovecotSettings(dovecot),
            dovecot.value("lmtp_save_to_detail_mailbox", for: .lmtp) != "yes"
        else { return nil }
        return .problem(
            say(
                "Dovecot met dans la boîte de réception ce qui va à info+DOSSIER@",
                "Dovecot puts into the inbox what goes to info+FOLDER@"),
            "dovecot.conf: lmtp_save_to_detail_mailbox = yes",
            "dovecot.conf: lda_mailbox_autocreate = yes")
    }

    /// The usual setting takes the folder's name off an address that is an alias of somebody's.
    private func aliases(_ postfix: PostfixSettings) -> Finding? {
        let propagated = postfix["propagate_unmatched_extensions"]
        let isLocal = !postfix["mailbox_transport"].isEmpty || !postfix["mailbox_command"].isEmpty
        guard isLocal, !postfix["alias_maps"].isEmpty, !propagated.contains("alias") else {
            return nil
        }
        return .warning(
            say(
                "un alias du fichier aliases perd le nom du dossier : info+DOSSIER@ va à la boîte",
                "an alias of the file aliases loses the folder's name: info+FOLDER@ goes to the inbox"
            ), "main.cf: propagate_unmatched_extensions = canonical, virtual, alias",
            say(
                "règles : file into, en minuscules, comme local(8) écrit alors le nom",
                "rules: file into, in lower case, as local(8) writes the name then"))
    }
}

"""The whole way: SMTP, Postfix, nopitch, Dovecot's LMTP and Sieve, IMAP."""

import smtplib

from .basics import PATIENCE, Failure, running, wait
from .daemon import Daemon
from .dovecot import Dovecot
from .postfix import Postfix, milter

HOUSE = "info@eclau.ch"


class Chain:
    """A Postfix, a Dovecot and a nopitch of our own; with `with` they run.

    `before` and `after` are milters (as they stand in smtpd_milters) around nopitch; `entrances`
    are further ways in, `settings` and `services` further lines of main.cf and master.cf.
    """

    def __init__(self, bench, configuration="", before=(), after=(), entrances=None, settings="",
                 services="", default_action="accept"):
        self.folder = bench.new_folder("chain")
        self.daemon = Daemon(bench.program, self.folder, configuration)
        self.dovecot = Dovecot(self.folder)
        ours = milter(self.daemon.port).replace("=accept", "=" + default_action)
        milters = ", ".join([*before, ours, *after])
        self.postfix = Postfix(
            self.folder, f"lmtp:inet:127.0.0.1:{self.dovecot.lmtp}",
            {"smtp": {"smtpd_milters": milters}, "submission": self._submission(milters),
             **(entrances or {})}, settings, services)
        self._running = running(self.dovecot, self.postfix, self.daemon)

    def _submission(self, milters):
        """The way out, for users who log in; what is not the house's is thrown away."""
        return {"smtpd_milters": milters, "smtpd_sasl_auth_enable": "yes", "smtpd_sasl_type": "dovecot",
                "smtpd_sasl_path": f"inet:127.0.0.1:{self.dovecot.auth}",
                "smtpd_relay_restrictions": "permit_sasl_authenticated, reject"}

    def __enter__(self):
        self._running.__enter__()
        return self

    def __exit__(self, *error):
        return self._running.__exit__(*error)

    @property
    def smtp(self):
        """The port on which Postfix takes mail and shows it to nopitch."""
        return self.postfix.ports["smtp"]

    def send(self, messages, port=None, recipient=HOUSE):
        """Sends pairs of a sender and the octets, over one connection."""
        recipients = [recipient] if isinstance(recipient, str) else recipient
        with smtplib.SMTP("127.0.0.1", port or self.smtp) as client:
            for sender, octets in messages:
                client.sendmail(sender, recipients, octets)

    def write(self, recipient, octets):
        """A user of the house, logged in, writes to somebody outside."""
        with smtplib.SMTP("127.0.0.1", self.postfix.ports["submission"]) as client:
            client.login(HOUSE, "test")
            client.sendmail(HOUSE, [recipient], octets)

    def folders(self, user=HOUSE):
        return self.dovecot.folders(user)

    def stored(self, user=HOUSE):
        """All messages of a user."""
        return sum(self.folders(user).values(), [])

    def wait_for(self, count, user=HOUSE, patience=PATIENCE):
        """Waits until a user has so many messages; more are a failure."""
        wait(f"{count} messages for {user}", lambda: self.dovecot.count(user) >= count, patience)
        found = self.dovecot.count(user)
        if found != count:
            raise Failure(f"{count} messages expected for {user}, {found} stored")

    def nothing_deferred(self):
        for line in self.postfix.troubled():
            raise Failure("deferred or bounced: " + line)

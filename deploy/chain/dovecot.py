"""A Dovecot of our own: LMTP and Sieve in, IMAP out."""

import imaplib
import shutil
import subprocess

from .basics import PATIENCE, ROOT, answers, free_port, wait

CONFIGURATION = """
protocols = imap lmtp
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_uid = mail
mail_gid = mail
mail_location = maildir:{home}/home/%u
passdb {{
  driver = static
  args = password=test
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={home}/home/%u allow_all_users=yes
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service auth {{
  chroot =
  inet_listener {{
    address = 127.0.0.1
    port = {auth}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
protocol lmtp {{
  mail_plugins = sieve
}}
plugin {{
  sieve = file:{home}/home/%u/sieve
  sieve_before = {home}/nopitch.sieve
}}
"""


class Dovecot:
    """Every user exists; whatever is delivered is filed by deploy/dovecot/nopitch.sieve."""

    def __init__(self, folder):
        self.home = folder / "dovecot"
        self.imap, self.lmtp, self.auth = free_port(), free_port(), free_port()
        # Where it hands over what Sieve scripts send, if they do.
        self.submission = None
        self.process = None

    def start(self):
        for name in ("home", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        shutil.chown(self.home / "home", "mail", "mail")
        shutil.copy(ROOT / "deploy/dovecot/nopitch.sieve", self.home / "nopitch.sieve")
        subprocess.run(["sievec", self.home / "nopitch.sieve"], check=True)
        configuration = self.home / "dovecot.conf"
        text = CONFIGURATION.format(home=self.home, imap=self.imap, lmtp=self.lmtp, auth=self.auth)
        if self.submission:
            text += f"submission_host = 127.0.0.1:{self.submission}\n"
        configuration.write_text(text)
        self.process = subprocess.Popen(["dovecot", "-F", "-c", configuration])
        wait("Dovecot answers", lambda: answers(self.imap) and answers(self.lmtp))

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE)
            self.process = None

    def script(self, user, text):
        """Gives a user a Sieve script."""
        home = self.home / "home" / user
        home.mkdir(parents=True, exist_ok=True)
        (home / "sieve").write_text(text)
        for path in (home, home / "sieve"):
            shutil.chown(path, "mail", "mail")

    def folders(self, user):
        """Every message of every folder, as IMAP gives it."""
        client = imaplib.IMAP4("127.0.0.1", self.imap)
        client.login(user, "test")
        found = {}
        for line in client.list()[1]:
            name = line.decode().rsplit(" ", 1)[-1].strip('"')
            status, (text,) = client.select(f'"{name}"', readonly=True)
            # Beside the folders lies what Sieve remembers, under a name that looks like one's.
            if status != "OK":
                continue
            total = int(text)
            answer = client.fetch("1:*", "(BODY.PEEK[])")[1] if total else []
            found[name] = [part[1] for part in answer if isinstance(part, tuple)]
        client.logout()
        return found

    def count(self, user):
        """How many messages a user has in all folders."""
        client = imaplib.IMAP4("127.0.0.1", self.imap)
        client.login(user, "test")
        total = 0
        for line in client.list()[1]:
            name = line.decode().rsplit(" ", 1)[-1].strip('"')
            total += int(client.select(f'"{name}"', readonly=True)[1][0])
        client.logout()
        return total

"""A Postfix of our own."""

import re
import shutil
import subprocess

from .basics import answers, free_port, wait

MAIN = """
compatibility_level = 3.6
queue_directory = {home}/spool
data_directory = {home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file_prefixes = {home}
maillog_file = {home}/log
myhostname = mx.eclau.ch
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = eclau.ch
virtual_mailbox_maps = static:all
virtual_transport = {transport}
default_transport = discard:
recipient_delimiter = +
smtpd_client_connection_count_limit = 0
default_process_limit = 100
"""

SERVICES = """
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
lmtp unix - - n - - lmtp
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
scache unix - - n - 1 scache
"""


def milter(port, *more):
    """How nopitch stands in main.cf."""
    return "{ " + ", ".join([f"inet:127.0.0.1:{port}", "default_action=accept", "command_timeout=10s",
                             *more]) + " }"


class Postfix:
    """Delivers all mail to eclau.ch by `transport`.

    `entrances` names the ways in: each has a port of its own and the options of its smtpd. Those in
    `jailed` see the spool folder alone, as Debian's smtpd does.
    """

    def __init__(self, folder, transport, entrances, settings="", services=""):
        self.home = folder / "postfix"
        self.transport = transport
        self.ports = {name: free_port() for name in entrances}
        self.entrances = entrances
        self.settings = settings
        self.services = services
        self.jailed = set()

    def start(self):
        for name in ("etc", "spool", "data"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        shutil.chown(self.home / "data", "postfix")
        main = MAIN.format(home=self.home, transport=self.transport) + self.settings + "\n"
        lines = [SERVICES.strip(), self.services.strip()]
        for name, options in self.entrances.items():
            # Options with spaces go by a parameter of main.cf.
            words = []
            for number, (option, value) in enumerate(options.items()):
                main += f"{name}_{number} = {value}\n"
                words.append(f"-o {option}=${name}_{number}")
            chroot = "y" if name in self.jailed else "n"
            lines.append(f"127.0.0.1:{self.ports[name]} inet n - {chroot} - - smtpd {' '.join(words)}")
        (self.home / "etc/main.cf").write_text(main)
        (self.home / "etc/master.cf").write_text("\n".join(line for line in lines if line) + "\n")
        self.command("start")
        wait("Postfix answers", lambda: all(map(answers, self.ports.values())))

    def stop(self):
        self.command("stop", check=False)

    def command(self, *words, check=True):
        subprocess.run(["postfix", "-c", self.home / "etc", *words], check=check,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @property
    def log(self):
        path = self.home / "log"
        return path.read_text(errors="replace").splitlines() if path.exists() else []

    def sent(self, address):
        """How many messages were delivered to an address."""
        return sum(f"to=<{address}>" in line and "status=sent" in line for line in self.log)

    def troubled(self):
        """The log's lines on mail that did not go through at once."""
        return [line for line in self.log if re.search(r"status=(deferred|bounced)", line)]

    def queue(self):
        """The queue as postqueue(1) tells it, an object a line."""
        run = subprocess.run(["postqueue", "-c", self.home / "etc", "-j"], capture_output=True, text=True)
        return run.stdout.splitlines()

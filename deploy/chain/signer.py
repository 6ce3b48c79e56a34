"""An OpenDKIM of our own."""

import re
import subprocess

from .basics import Failure, answers, free_port, wait

VERIFY = """
import dkim, sys
record = sys.argv[1].encode()
sys.exit(0 if dkim.verify(sys.stdin.buffer.read(), dnsfunc=lambda name, timeout=5: record) else 1)
"""


class Signer:
    """An OpenDKIM that signs for a domain, and says of a message whether its signature holds."""

    record = ""

    def __init__(self, bench, domain="signed.example"):
        self.domain = domain
        self.home = bench.new_folder("opendkim")
        self.port = free_port()
        self.process = None

    def __enter__(self):
        subprocess.run(["opendkim-genkey", "-b", "1024", "-d", self.domain, "-s", "s1", "-D", self.home],
                       check=True)
        (self.home / "keytable").write_text(f"k {self.domain}:s1:{self.home}/s1.private\n")
        (self.home / "signing").write_text(f"*@{self.domain} k\n")
        self.record = "".join(re.findall(r'"([^"]*)"', (self.home / "s1.txt").read_text()))
        (self.home / "opendkim.conf").write_text(
            f"Mode s\nCanonicalization simple/simple\nKeyTable {self.home}/keytable\n"
            f"SigningTable refile:{self.home}/signing\nInternalHosts 127.0.0.1\nSyslog no\n"
            f"SoftwareHeader no\nRequireSafeKeys no\nSocket inet:{self.port}@127.0.0.1\nOversignHeaders From\n")
        self.process = subprocess.Popen(
            ["opendkim", "-f", "-x", self.home / "opendkim.conf", "-u", "root"])
        wait("OpenDKIM answers", lambda: answers(self.port))
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def accepts(self, octets):
        """Whether the message carries a signature, and it verifies over all that it covers."""
        # Debian's dkim module is for Debian's Python; another stranger to OpenDKIM than OpenDKIM.
        run = subprocess.run(["/usr/bin/python3", "-c", VERIFY, self.record], input=octets, capture_output=True)
        if run.returncode not in (0, 1):
            raise Failure(run.stderr.decode())
        return run.returncode == 0

"""A Sendmail of our own, from Debian's packages unpacked: they can't be installed beside Postfix."""

import os
import pathlib
import subprocess

from .basics import PATIENCE, ROOT, Failure, answers, free_port, wait

PACKAGES = ("sendmail-bin", "sendmail-base", "sendmail-cf")

MC = """divert(-1)dnl
include(`{cf}/m4/cf.m4')dnl
divert(0)dnl
OSTYPE(`linux')dnl
define(`confDOMAIN_NAME', `smtp.eclau.ch')dnl
define(`QUEUE_DIR', `{home}/queue')dnl
define(`STATUS_FILE', `{home}/statistics')dnl
define(`confPID_FILE', `{home}/pid')dnl
define(`confSERVICE_SWITCH_FILE', `{home}/switch')dnl
define(`confHOSTS_FILE', `/etc/hosts')dnl
define(`ALIAS_FILE', `')dnl
define(`confDONT_BLAME_SENDMAIL', `GroupWritableDirPathSafe,TrustStickyBit')dnl
define(`confCW_FILE', `{home}/names')dnl
define(`confPRIVACY_FLAGS', `')dnl
define(`confTO_IDENT', `0')dnl
define(`confDELIVERY_MODE', `interactive')dnl
define(`confLOG_LEVEL', `14')dnl
define(`SMART_HOST', `relay:[127.0.0.1]')dnl
define(`RELAY_MAILER_ARGS', `TCP $h {relay}')dnl
define(`ESMTP_MAILER_ARGS', `TCP $h {relay}')dnl
FEATURE(`no_default_msa')dnl
FEATURE(`nocanonify')dnl
FEATURE(`accept_unresolvable_domains')dnl
RELAY_DOMAIN(`eclau.ch')dnl
DAEMON_OPTIONS(`Port={port}, Addr=127.0.0.1, Name=MTA')dnl
{filter}
MAILER(`local')dnl
MAILER(`smtp')dnl
"""


class Sendmail:
    """Takes mail, shows it to nopitch by the line of deploy/sendmail, and relays it to another port."""

    def __init__(self, folder, milter, relay):
        self.home = folder / "sendmail"
        self.port = free_port()
        self.milter, self.relay = milter, relay
        self.process = None

    def start(self):
        packages = self.home / "packages"
        packages.mkdir(parents=True)
        download(packages)
        cf = packages / "usr/share/sendmail/cf"
        (self.home / "queue").mkdir(mode=0o700)
        (self.home / "switch").write_text("hosts files\naliases files\n")
        (self.home / "names").write_text("")
        line = (ROOT / "deploy/sendmail/nopitch.mc").read_text().replace("8890", str(self.milter))
        (self.home / "sendmail.mc").write_text(
            MC.format(cf=cf, home=self.home, port=self.port, relay=self.relay, filter=line))
        with open(self.home / "sendmail.cf", "wb") as output:
            subprocess.run(["m4", f"-D_CF_DIR_={cf}/", self.home / "sendmail.mc"], stdout=output, check=True)
        with open(self.home / "log", "wb") as log:
            # It waits a minute on a machine whose name has no dot: here it has one.
            self.process = subprocess.Popen(
                ["unshare", "--uts", "sh", "-c", 'hostname smtp.eclau.ch && exec "$@"', "sh",
                 packages / "usr/libexec/sendmail/sendmail", "-bD", "-q1h", "-C", self.home / "sendmail.cf",
                 "-X", self.home / "traffic"], stdout=log, stderr=log, env={**os.environ, "TZ": "UTC"})
        wait("Sendmail answers", lambda: answers(self.port) or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise Failure("Sendmail: " + (self.home / "log").read_text(errors="replace"))

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)


def download(folder):
    """Fetches and unpacks the packages; what they need is on any Debian."""
    run = subprocess.run(["apt-get", "download", "-q", *PACKAGES], cwd=folder, capture_output=True, text=True)
    if run.returncode != 0:
        raise Failure(run.stderr)
    for package in pathlib.Path(folder).glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, folder], check=True)

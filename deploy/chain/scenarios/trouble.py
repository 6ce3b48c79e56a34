"""A full disk and decisions that hang: mail passes all the same, and it is told."""

import signal
import subprocess

from chain import Chain, Failure, sample, wait
from chain.mail import verdict


def run(bench):
    full_disk(bench)
    hung(bench)


def full_disk(bench):
    """The state folder is a disk of half a megabyte that somebody has filled up."""
    messages = sample()
    chain = Chain(bench)
    chain.daemon.state.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", chain.daemon.state], check=True)
    try:
        with chain:
            chain.send(messages[:5])
            chain.wait_for(5)
            filler = chain.daemon.state / "filler"
            try:
                filler.write_bytes(bytes(1 << 20))
            except OSError:
                pass
            with open(filler, "ab", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(512))
                except OSError:
                    pass
            chain.send(messages[5:])
            chain.wait_for(len(messages))
            judged = sum(verdict(octets) is not None for octets in chain.stored())
            log = chain.daemon.log.read_text()
            if not any(word in log for word in ("disk", "space", "full")):
                raise Failure("the full disk is not told")
            filler.unlink()
            chain.send(messages[:1])
            chain.wait_for(len(messages) + 1)
            chain.nothing_deferred()
            bench.say(f"full disk: {len(messages)} messages sent, {len(messages)} stored, {judged} of them judged")
    finally:
        subprocess.run(["umount", chain.daemon.state])


def hung(bench):
    """A daemon that is stopped dead answers nothing; Postfix's own patience ends, and mail passes."""
    chain = Chain(bench, settings="milter_content_timeout = 2s\nmilter_command_timeout = 2s")
    chain.postfix.entrances["smtp"]["smtpd_milters"] = (
        chain.postfix.entrances["smtp"]["smtpd_milters"].replace(", command_timeout=10s", ", command_timeout=2s"))
    messages = sample()[:3]
    with chain:
        chain.send(messages)
        chain.wait_for(3)
        chain.daemon.process.send_signal(signal.SIGSTOP)
        try:
            chain.send(messages)
            chain.wait_for(6)
        finally:
            chain.daemon.process.send_signal(signal.SIGCONT)
        chain.send(messages)
        chain.wait_for(9)
        wait("it judges again", lambda: sum(verdict(octets) is not None for octets in chain.stored()) == 6)
        chain.nothing_deferred()
    bench.say("a daemon stopped dead: all mail passes, and is judged again when it goes on")

"""The sample mailbox ends where it belongs, by each of the three ways into the folder."""

import re
import shutil

from chain import HOUSE, Chain, Failure, sample, verdicts, wait
from chain.mail import check, count


def run(bench):
    messages = sample()
    expected = verdicts(bench, messages)
    with Chain(bench) as chain:
        by_sieve(bench, chain, messages, expected)
        by_recipient(bench, chain, messages)
        chain.nothing_deferred()
    by_agent(bench, messages, expected)


def by_sieve(bench, chain, messages, expected):
    chain.send([(sender, b"X-Nopitch: keep; forged\r\n" + octets) for sender, octets in messages])
    chain.wait_for(len(messages))
    found = chain.folders()
    check(found, messages, expected)
    for octets in chain.stored():
        if len(re.findall(rb"(?m)^X-Nopitch: ", octets)) != 1:
            raise Failure("a message has not one X-Nopitch field")
    bench.say(f"milter and Sieve: {count(found)}")
    large(bench, chain, messages)


def large(bench, chain, messages):
    """A letter beyond what is kept of a body arrives whole, judged by its beginning."""
    sender, octets = messages[0]
    filler = b"".join(b"%07d %s\r\n" % (number, b"." * 60) for number in range(50_000))
    chain.send([(sender, octets.rstrip() + b"\r\n\r\n" + filler)])
    chain.wait_for(len(messages) + 1)
    stored = max(chain.stored(), key=len)
    if filler.replace(b"\r\n", b"\n") not in stored.replace(b"\r\n", b"\n"):
        raise Failure("a letter of 3 MB is not whole")
    if not re.search(rb"(?m)^X-Nopitch: ", stored) or "body=cut" not in chain.daemon.log.read_text():
        raise Failure("a letter of 3 MB is not judged by its beginning")
    bench.say(f"a letter of {len(stored) >> 20} MB arrives whole, judged by its beginning")


def by_recipient(bench, chain, messages):
    """The house's address gets the folder's name behind a plus, for pitches only."""
    chain.daemon.restart(NOPITCH_FILING="recipient")
    sent = chain.postfix.sent

    def pitches():
        return len(re.findall(r"verdict=(pitch|insistence)", chain.daemon.log.read_text()))

    before, pitches_before = sent(HOUSE), pitches()
    chain.send(messages)
    folder = HOUSE.replace("@", "+Pitches@")
    wait("the mail is delivered", lambda: sent(HOUSE) - before + sent(folder) >= len(messages))
    judged = pitches() - pitches_before
    if sent(folder) != judged or not judged:
        raise Failure(f"{judged} pitches, {sent(folder)} sent to {folder}")
    bench.say(f"recipient rewritten: {sent(folder)} to {folder}, {sent(HOUSE) - before} to {HOUSE}")


def by_agent(bench, messages, expected):
    """Postfix without a milter, its mail piped into nopitch deliver, which remembers it."""
    folder = bench.new_folder("agent")
    for name in ("maildir", "state"):
        (folder / name).mkdir()
        shutil.chown(folder / name, "mail", "mail")
    box = folder / "maildir/box"
    chain = Chain(bench, entrances={"agent": {"content_filter": "nopitch:"}})
    chain.postfix.services = (
        f"nopitch unix - n n - 10 pipe user=mail argv={chain.daemon.program} deliver --rules"
        f" {chain.daemon.rules} --state {folder}/state --maildir {box}")

    def found():
        return {name: [path.read_bytes().replace(b"\n", b"\r\n") for path in (box / place / "new").glob("*")]
                for name, place in (("INBOX", "."), ("Pitches", ".Pitches"))}

    with chain:
        chain.send(messages, chain.postfix.ports["agent"])
        wait("the mail arrives", lambda: sum(map(len, found().values())) >= len(messages))
        check(found(), messages, expected)
        chain.nothing_deferred()
        log = chain.daemon.run("log", "--state", folder / "state", "--limit", "1000").stdout.splitlines()
        if len(log) < len(messages) - 3:
            raise Failure(f"of {len(messages)} messages {len(log)} are remembered")
    bench.say(f"delivery agent: {count(found())}")

"""Two mail servers with one PostgreSQL share a memory, answer once, and judge without it while it is away."""

import email
import threading
import time
from email.utils import parseaddr

from chain import HOUSE, Chain, Failure, Postgres, wait

from .memory import FOLLOW_UP, OFFER, deliver, expect, say_no
from .replies import DELAY, PITCH

REPLYING = """
ledger: {url}
sendmail: {sendmail}
reply:
  mode: send
  delay-minutes: 0
  hourly: 1000
  daily: 1000
"""


def run(bench):
    with Postgres(bench) as server:
        configuration = f"ledger: {server.url}\n"
        with Chain(bench, configuration) as one, Chain(bench, configuration) as other:
            one_memory(bench, one, other)
            one_reply(bench, server, one, other)
            without(bench, server, one)
            one.nothing_deferred()
            other.nothing_deferred()


def one_memory(bench, one, other):
    expect(deliver(one, "Julien <julien@visible.example>", OFFER, "p1@visible.example"), "pitch", None)
    second = deliver(other, "Léa <lea@visible-sur-google.example>", OFFER, "p2@visible.example")
    expect(second, "pitch", "2e message depuis le")
    third = deliver(one, "Marc <marc@visible.example>", FOLLOW_UP, "p3@visible.example")
    expect(third, "pitch", "2e message depuis le")
    say_no(other, "marc@visible.example", "p3@visible.example")
    fourth = deliver(one, "Julien <julien@visible.example>", OFFER, "p4@visible.example")
    expect(fourth, "insistence", "4e message depuis le")
    bench.say("a pitch to one host, its follow-up to the other: recognised, and so is a no")


def one_reply(bench, server, one, other):
    """Each host gets a letter of the same firms at the same time: every firm is answered once."""
    folder = bench.new_folder("replies")
    sendmail = folder / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat >{folder}/$$-$(date +%s%N).eml\n")
    sendmail.chmod(0o755)
    for chain in (one, other):
        chain.daemon.configuration.write_text(REPLYING.format(url=server.url, sendmail=sendmail))
        chain.daemon.restart()
    firms = [f"firm{number}.example" for number in range(10)]

    def send(chain, number):
        chain.send([(f"julien@{firm}", PITCH.format(domain=firm, number=number, house=HOUSE).encode())
                    for firm in firms])

    threads = [threading.Thread(target=send, args=(chain, number))
               for number, chain in enumerate((one, other))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    def replies():
        return list(folder.glob("*.eml"))

    wait("every firm is answered", lambda: len(replies()) >= len(firms))
    time.sleep(DELAY + 2)
    answered = sorted(parseaddr(email.message_from_bytes(path.read_bytes())["To"])[1] for path in replies())
    if answered != sorted(f"julien@{firm}" for firm in firms):
        raise Failure(f"answered were {answered}")
    bench.say(f"{len(firms)} firms write to both hosts at once: each is answered, once")
    for chain in (one, other):
        chain.daemon.configuration.write_text(f"ledger: {server.url}\n")
        chain.daemon.restart()


def without(bench, server, chain):
    """Without the database mail is judged by the rules alone; the memory comes back by itself."""
    server.stop()
    away = deliver(chain, "Julien <julien@visible.example>", OFFER, "p5@visible.example")
    expect(away, "pitch", None)
    server.start_again()
    log = chain.daemon.log

    def is_back():
        deliver(chain, "Paul <paul@autre.example>", FOLLOW_UP, f"q{log.stat().st_size}@autre.example")
        return "the ledger is there again" in log.read_text()

    wait("the ledger is there again", is_back)
    if log.read_text().count("the ledger fails") != 1:
        raise Failure("the fault was not told once")
    after = deliver(chain, "Julien <julien@visible.example>", OFFER, "p6@visible.example")
    expect(after, "insistence", "5e message depuis le")
    bench.say("judged without history while the database was away, with it again when it was back")

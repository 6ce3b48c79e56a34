"""Killed at work again and again: the ledger is sound each time, nothing acknowledged is lost."""

import random
import re
import sqlite3
import threading

from chain import Chain, Failure, sample, wait

USER = "gestion@eclau.ch"


def run(bench):
    rounds = 100 if bench.long else 6
    chance = random.Random(7)
    with Chain(bench) as chain:
        senders = Senders(chain)
        for _ in range(rounds):
            before = judged(chain)
            wait("some mail is judged", lambda: judged(chain) > before + chance.randrange(20, 80))
            chain.daemon.kill()
            check(chain)
            chain.daemon.start()
        sent = senders.stop()
        chain.wait_for(sent, USER)
        chain.nothing_deferred()
        # A command has what still waits beside the ledger written into it.
        chain.daemon.run("log", "--state", chain.daemon.state)
        marked = acknowledged(chain.stored(USER))
        lost = marked - remembered(chain)
        if lost:
            raise Failure(f"{len(lost)} of {len(marked)} decisions were told and are not in the ledger")
        bench.say(f"killed {rounds} times under load: ledger sound each time, {sent} messages stored, "
                  f"{len(marked)} decisions told, none lost")


class Senders:
    """Four who send the sample mailbox over and over."""

    def __init__(self, chain):
        self.chain = chain
        self.is_over = threading.Event()
        self.sent = [0] * 4
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(4)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        while not self.is_over.is_set():
            for message in sample():
                if self.is_over.is_set():
                    return
                self.chain.send([message], recipient=USER)
                self.sent[number] += 1

    def stop(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join()
        return sum(self.sent)


def judged(chain):
    return chain.daemon.log.read_text(errors="replace").count(" judged")


def open_ledger(chain):
    return sqlite3.connect(f"file:{chain.daemon.state}/ledger.sqlite?mode=ro", uri=True)


def check(chain):
    ledger = open_ledger(chain)
    answer = ledger.execute("PRAGMA integrity_check").fetchall()
    ledger.close()
    if answer != [("ok",)]:
        raise Failure(f"the ledger is not sound: {answer}")


def acknowledged(stored):
    """The ids that messages carry: the mail server was told that these were decided."""
    marks = (re.search(rb"(?m)^X-Nopitch: .*id=(\w+)", octets) for octets in stored)
    return {mark[1].decode() for mark in marks if mark}


def remembered(chain):
    ledger = open_ledger(chain)
    ids = {row[0] for row in ledger.execute("SELECT id FROM decision")}
    ledger.close()
    return ids

"""Nothing is lost, doubled or deferred, whatever happens to the daemon under load."""

import threading
import time

from chain import Chain, Failure, sample

USER = "gestion@eclau.ch"


def run(bench):
    messages = sample()
    with Chain(bench) as chain:
        for what, happens in (("rules broken and mended", break_rules), ("stopped and started", restart),
                              ("killed", kill)):
            before = chain.stored(USER)
            total = in_parallel(chain, messages, 8, lambda: happens(chain))
            chain.wait_for(len(before) + total, USER)
            marked = judged(chain.stored(USER)) - judged(before)
            if not marked:
                raise Failure(f"{what}: nothing was judged")
            bench.say(f"{what}: {total} messages sent, {total} stored, {marked} of them judged")
        chain.nothing_deferred()


def judged(stored):
    return sum(b"\nX-Nopitch: " in octets for octets in stored)


def in_parallel(chain, messages, senders, meanwhile):
    """Sends everything several times over, an SMTP connection a message; the count of messages."""
    def send():
        for message in messages:
            chain.send([message], recipient=USER)

    threads = [threading.Thread(target=send) for _ in range(senders)]
    for thread in threads:
        thread.start()
    meanwhile()
    for thread in threads:
        thread.join()
    return senders * len(messages)


def kill(chain):
    for _ in range(3):
        time.sleep(0.5)
        chain.daemon.kill()
        chain.daemon.start()


def restart(chain):
    for _ in range(3):
        time.sleep(0.5)
        chain.daemon.restart()


def break_rules(chain):
    """Broken and mended while mail comes in."""
    rules = chain.daemon.rules
    sound = rules.read_text()
    for _ in range(3):
        time.sleep(0.5)
        rules.write_text(sound + "\nrul broken\n")
        time.sleep(0.5)
        rules.write_text(sound)

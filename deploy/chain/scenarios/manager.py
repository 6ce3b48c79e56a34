"""The manager is written to when the rule file breaks: once, by the local sendmail command, unjudged."""

from chain import Chain, Failure, wait
from chain.mail import verdict
from chain.postfix import milter

HOUSE = "info@eclau.ch"


def run(bench):
    chain = Chain(bench)
    # What programs of the machine hand in is shown to nopitch too.
    chain.postfix.settings = f"non_smtpd_milters = {milter(chain.daemon.port)}"
    command = chain.folder / "sendmail"
    command.write_text(f'#!/bin/sh\nexec /usr/sbin/sendmail -C {chain.postfix.home}/etc "$@"\n')
    command.chmod(0o755)
    # The manager reads at one of the house's own addresses, so that nopitch would have to judge.
    chain.daemon.configuration.write_text(f"manager: {HOUSE}\nsendmail: {command}\n")
    with chain:
        sound = chain.daemon.rules.read_text()
        for number, (text, line) in enumerate(((sound + "\nrul a\n", "broken"), (sound + "\nrul a\nrul b\n", "broken"),
                                               (sound, "new rules in force"))):
            before = chain.daemon.log.read_text().count(line)
            chain.daemon.rules.write_text(text)
            wait(f"{line} ({number})", lambda: chain.daemon.log.read_text().count(line) > before)
        chain.wait_for(1)
        letter = chain.stored()[0]
        for piece in (b"Auto-Submitted: auto-generated\r\n", b"\r\nReturn-Path: <>\r\n", b"  rul a\r\n"):
            if piece not in b"\r\n" + letter:
                raise Failure(f"the letter has no {piece}: {letter.decode()}")
        if verdict(letter) is not None:
            raise Failure("the letter is judged")
        if "local submission" not in chain.daemon.log.read_text():
            raise Failure("the letter did not come by nopitch")
        chain.daemon.rules.write_text(sound + "\nrul a\n")
        chain.wait_for(2)
        chain.nothing_deferred()
    bench.say("broken, broken otherwise, mended, broken again: two letters, neither judged")

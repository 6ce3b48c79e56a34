"""Sendmail as the mail server: the sample mailbox is judged, filed, and whole."""

from chain import Chain, Failure, sample, verdicts
from chain.basics import running
from chain.mail import check, count, same_letter, verdict
from chain.sendmail import Sendmail


def run(bench):
    messages = sample()
    expected = verdicts(bench, messages)
    # Postfix is only the way from Sendmail to Dovecot here.
    with Chain(bench, entrances={"behind": {"smtpd_milters": ""}}) as chain:
        sendmail = Sendmail(chain.folder, chain.daemon.port, chain.postfix.ports["behind"])
        with running(sendmail):
            chain.send([(sender, b"X-Nopitch: keep; forged\r\n" + octets) for sender, octets in messages],
                       sendmail.port)
            chain.wait_for(len(messages))
            found = chain.folders()
            check(found, messages, expected, same_letter)
            chain.daemon.kill()
            chain.send(messages[:5], sendmail.port)
            chain.wait_for(len(messages) + 5)
            unjudged = sum(verdict(octets) is None for octets in chain.stored())
            if unjudged != 5:
                raise Failure(f"without nopitch 5 messages are sent, {unjudged} pass unjudged")
            chain.daemon.start()
            chain.send(messages[:5], sendmail.port)
            chain.wait_for(len(messages) + 10)
            chain.nothing_deferred()
    bench.say(f"Sendmail: {count(found)}; without nopitch mail passes, with it again is judged again")

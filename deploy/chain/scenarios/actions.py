"""What the rule file asks is done: a subject marked, mail held, an insistent sender refused, DKIM left valid."""

import contextlib
import re
import smtplib
import subprocess

from chain import HOUSE, Chain, Failure, wait
from chain.mail import verdict
from chain.postfix import milter
from chain.signer import Signer

PITCH = """From: Julien <julien@{domain}>\r
To: {house}\r
Subject: {subject}\r
Date: Tue, 3 Mar 2026 09:12:00 +0100\r
Message-ID: <{number}@{domain}>\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 8bit\r
\r
Bonjour,\r
\r
Nous sommes une agence spécialisée dans la visibilité Google et nous aidons les commerces comme le vôtre.\r
Seriez-vous disponible 15 minutes cette semaine pour une démonstration gratuite de notre plateforme ?\r
Notre offre : 20 rendez-vous qualifiés par mois, essai gratuit.\r
\r
Julien\r
"""

RULES = {
    "tag": "when pitch\n    tag [démarchage ?]\nwhen insistence\n    file into Pitches\n    refuse\n",
    "hold": "when pitch\n    hold\nwhen insistence\n    hold\n",
}


REFUSAL = "We answered your first offer: https://www.eclau.example/principles"


def run(bench):
    with Signer(bench) as signer:
        chain = Chain(
            bench, configuration=f'refusal: "{REFUSAL}"\n', before=[f"inet:127.0.0.1:{signer.port}"],
            entrances={"outside": {"smtpd_milters": f"inet:127.0.0.1:{signer.port}"}})
        chain.postfix.settings += f"non_smtpd_milters = {milter(chain.daemon.port)}\n"
        with chain:
            marked(bench, chain, signer)
            refused(bench, chain)
            held(bench, chain)
            chain.nothing_deferred()


def pitch(number, domain="vente.example", subject="Votre visibilité"):
    return PITCH.format(domain=domain, house=HOUSE, subject=subject, number=number).encode()


def use(chain, actions):
    """Puts other actions into the rule file, and waits until they are in force."""
    rules = re.sub(r"(?m)^when \w+[^\n]*\n(?:[ \t][^\n]*\n)+", "", chain.daemon.rules.read_text())
    fresh = chain.daemon.rules.with_suffix(".new")
    fresh.write_text(rules + "\n" + actions)
    with new_rules(chain):
        fresh.replace(chain.daemon.rules)


@contextlib.contextmanager
def new_rules(chain):
    """Waits until what is done inside has had the rules read anew."""
    count = lambda: chain.daemon.log.read_text().count("new rules in force")
    before = count()
    yield
    wait("the new rules", lambda: count() > before)


def marked(bench, chain, signer):
    """A signature stays valid beside our marks; it does not where it covers a subject that is marked."""
    chain.send([("julien@signed.example", pitch(1, "signed.example"))])
    chain.wait_for(1)
    stored = chain.stored()[0]
    if verdict(stored) != "pitch" or not signer.accepts(stored):
        raise Failure("a signed pitch is not marked, or its signature is no longer valid")
    if signer.accepts(stored.replace(b"Julien", b"Julian")):
        raise Failure("a changed message verifies too")
    if b"X-Nopitch-Why:" not in stored:
        raise Failure("no reasons")
    use(chain, RULES["tag"])
    chain.send([("julien@other.example", pitch(2, "other.example"))])
    chain.wait_for(2)
    tagged = [octets for octets in chain.stored() if b"=5Bd=C3=A9marchage_" in octets]
    if len(tagged) != 1:
        raise Failure("the subject is not marked")
    bench.say("marks: the DKIM signature verifies; tag: the subject is marked")


def refused(bench, chain):
    # What was refused is learnt, too.
    with new_rules(chain):
        said = chain.daemon.run("refuse", "@other.example", "--state", chain.daemon.state)
        if said.returncode != 0:
            raise Failure(said.stderr)
    try:
        chain.send([("julien@other.example", pitch(3, "other.example", "Une dernière fois"))])
        raise Failure("an insistent sender is not refused")
    except smtplib.SMTPDataError as answer:
        if answer.smtp_code != 550 or answer.smtp_error.decode() != "5.7.1 " + REFUSAL:
            raise Failure(f"refused with {answer}") from None
    chain.send([("julien@other.example", pitch(4, "other.example", "Une dernière fois"))],
               recipient=[HOUSE, "membre@eclau.ch"])
    chain.wait_for(3)
    chain.wait_for(1, "membre@eclau.ch")
    shared = f"; for=<{HOUSE}>".encode()
    for user, folder in ((HOUSE, "Pitches"), ("membre@eclau.ch", "INBOX")):
        places = [name for name, kept in chain.folders(user).items() if any(shared in octets for octets in kept)]
        if places != [folder]:
            raise Failure(f"{user}'s copy of what went to both lies in {places}, not in {folder}")
    bench.say(f"refuse: 550 5.7.1 {REFUSAL}; what goes to others too is let in, and only the house's copy is filed")


def held(bench, chain):
    use(chain, RULES["hold"])
    chain.send([("julien@third.example", pitch(5, "third.example"))])
    wait("the message is held", lambda: '"queue_name": "hold"' in "".join(chain.postfix.queue()))
    place = ["-c", chain.postfix.home / "etc"]
    subprocess.run(["postsuper", *place, "-H", "ALL"], check=True, capture_output=True)
    subprocess.run(["postqueue", *place, "-f"], check=True)
    chain.wait_for(4)
    # Queued anew instead, a message passes the milters for mail that comes by no smtpd.
    chain.send([("julien@fourth.example", pitch(6, "fourth.example"))])
    wait("another is held", lambda: '"queue_name": "hold"' in "".join(chain.postfix.queue()))
    subprocess.run(["postsuper", *place, "-r", "ALL"], check=True, capture_output=True)
    # Or it would be looked for once a minute.
    subprocess.run(["postkick", *place, "public", "pickup", "W"], check=True)
    chain.wait_for(5)
    bench.say("hold: held, and delivered once it is let go, or queued anew")

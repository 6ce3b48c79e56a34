"""Addresses and header fields in UTF-8 (SMTPUTF8, RFC 6531) are judged, marked and remembered as others are."""

import json
import smtplib

from chain import HOUSE, Chain, Failure, letter, verdict, wait
from chain.mail import without_marks

PITCH = """
Bonjour,

nous accompagnons les espaces comme le vôtre avec une plateforme de réservation qui fait gagner du temps à
nos clients. Je vous propose une démonstration sans engagement ; notre offre de lancement est à 49 francs par
mois jusqu'à vendredi. Seriez-vous disponible jeudi pour un court appel ?

Jürg Brülhart
Business Developer
"""
# The same address, as SMTPUTF8 writes it and with its domain in ASCII (RFC 5891).
ADDRESSES = ["jürg@bücher.example", "jürg@xn--bcher-kva.example"]


def run(bench):
    kept = bench.new_folder("kept") / "message"
    kept.parent.chmod(0o777)
    chain = Chain(bench, settings="smtputf8_enable = yes\n")
    # Dovecot's LMTP takes no such addresses; a file shows as well what Postfix delivers.
    chain.postfix.transport = "keep:"
    chain.postfix.services = f"keep unix - n n - 1 pipe flags=u user=mail argv=/usr/bin/tee {kept}"
    with chain:
        for number, address in enumerate(ADDRESSES):
            kept.unlink(missing_ok=True)
            _, octets = letter(f"Jürg Brülhart <{address}>", "Réservations : gagnez du temps", PITCH,
                               f"utf8-{number}@xn--bcher-kva.example")
            with smtplib.SMTP("127.0.0.1", chain.smtp) as client:
                client.ehlo()
                client.sendmail(address, [HOUSE], octets, mail_options=["SMTPUTF8", "BODY=8BITMIME"])
            wait("the message is delivered", lambda: kept.exists() and kept.read_bytes().endswith(b"Developer\n"))
            stored = kept.read_bytes().replace(b"\n", b"\r\n")
            if verdict(stored) not in ("pitch", "insistence"):
                raise Failure(f"{address}: {verdict(stored)}")
            if not without_marks(stored).endswith(octets):
                raise Failure(f"{address}: the message was changed")
        history(chain)
    bench.say(f"{' and '.join(ADDRESSES)} are one correspondent")


def history(chain):
    for address in ADDRESSES:
        said = chain.daemon.run("history", "--state", chain.daemon.state, "--format", "json", address).stdout
        found = json.loads(said)
        if len(found) != len(ADDRESSES):
            raise Failure(f"{address}: {said}")

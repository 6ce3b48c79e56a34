"""A pitch, its follow-ups and a no are remembered; whom the manager wrote to passes."""

import imaplib
import os
import re
import sqlite3

from chain import HOUSE, Chain, Failure, letter, verdict
from chain.mail import decoded_reasons

OFFER = """
Bonjour,

Nous avons visité votre site et nous aimerions vous proposer nos services. Notre agence est
spécialisée dans la visibilité des petites entreprises sur Google, et nous accompagnons déjà une
vingtaine de commerces de la région. Notre formule coûte 490 francs par mois, l'audit est
gratuit et sans engagement. Seriez-vous disponible quinze minutes mardi pour un appel ?

Meilleures salutations
Julien
"""
FOLLOW_UP = """
Bonjour,

Je reviens vers vous au sujet de notre offre pour votre visibilité : avez-vous eu le temps d'y
réfléchir ? Nous proposons toujours l'audit gratuit.

Julien
"""
LOOKS_LIKE_A_PITCH = """
Bonjour,

Je suis photographe et je propose des portraits pour vos membres : une demi-journée sur place, 80
francs par personne, retouches comprises, sans engagement. Notre studio travaille aussi avec des
écoles et des cabinets. Voulez-vous que je vous envoie notre documentation et nos tarifs ? Je peux
passer quinze minutes mardi pour vous montrer des exemples.

Rose
"""
NO = """
Bonjour,

Merci, mais cela ne nous intéresse pas.

Camille
"""


def run(bench):
    with Chain(bench) as chain:
        refused_firm(bench, chain)
        member(bench, chain)
        sent_folder(bench, chain)
        chain.nothing_deferred()


def refused_firm(bench, chain):
    """First pitch, three days, its follow-up from another mailbox and from another domain, a no."""
    first = deliver(chain, "Julien <julien@visible.example>", OFFER, "p1@visible.example")
    expect(first, "pitch", None)
    age(chain, days=3)
    second = deliver(chain, "Léa <lea@mail.visible.example>", FOLLOW_UP, "p2@visible.example")
    expect(second, "pitch", "2e message depuis le")
    third = deliver(chain, "Julien <contact@visible-sur-google.example>", OFFER, "p3@visible.example")
    expect(third, "pitch", "3e message depuis le")
    say_no(chain, "lea@mail.visible.example", "p2@visible.example")
    fourth = deliver(chain, "Marc <marc@visible.example>", OFFER, "p4@visible.example")
    expect(fourth, "insistence", "message depuis le")
    bench.say("follow-ups from another mailbox and another domain recognised, insistence after the no")
    history = chain.daemon.run("history", "visible.example", "--state", chain.daemon.state).stdout
    if len(history.splitlines()) < 3:
        raise Failure(f"history tells too little:\n{history}")


def member(bench, chain):
    """What looks like a pitch: from a stranger, from whom the manager wrote to, and from whom she brings."""
    expect(deliver(chain, "Anne <anne@atelier.example>", LOOKS_LIKE_A_PITCH, "m1@atelier.example"), "pitch", None)
    _, octets = letter(HOUSE, "Ravie de vous accueillir", "Bonjour, à lundi !", "h1@eclau.ch")
    chain.write("rose@studio.example", octets)
    first = deliver(chain, "Rose <rose@studio.example>", LOOKS_LIKE_A_PITCH, "m2@studio.example")
    expect(first, "keep", None)
    bench.say("the first letter of somebody whom the manager wrote to passes, though it looks like a pitch")
    brought = deliver(
        chain, "Paul <paul@ami.example>", LOOKS_LIKE_A_PITCH, "m4@ami.example", answers="m2@studio.example")
    expect(brought, "keep", None)
    bench.say("so does the letter of somebody who answers hers")


def sent_folder(bench, chain):
    """Whoever stands in the Sent folder, read by IMAP, is known; nothing there is marked as read."""
    dovecot = chain.dovecot
    client = imaplib.IMAP4("127.0.0.1", dovecot.imap)
    client.login(HOUSE, "test")
    client.create("Sent")
    _, octets = letter(HOUSE, "Bienvenue", "Bonjour !", "s1@eclau.ch")
    client.append("Sent", None, None, octets.replace(b"To: info@eclau.ch", b"To: lise@pinceau.example"))
    credentials = chain.folder / "credentials"
    credentials.write_text(f"{HOUSE}\ntest\n")
    learnt = chain.daemon.run(
        "learn", "sent", f"imap://{HOUSE}@127.0.0.1:{dovecot.imap}/Sent", "--credentials", credentials,
        "--rules", chain.daemon.rules, "--state", chain.daemon.state, env={**os.environ, "LANG": "en_GB.UTF-8"})
    if "1 letter of the house: 1 correspondent known" not in learnt.stdout:
        raise Failure(f"learn sent says {learnt.stdout!r} {learnt.stderr!r}")
    if client.status("Sent", "(UNSEEN)")[1] != [b"Sent (UNSEEN 1)"]:
        raise Failure("reading the Sent folder marked a letter as read")
    client.logout()
    mail = deliver(chain, "Lise <lise@pinceau.example>", LOOKS_LIKE_A_PITCH, "m3@pinceau.example")
    expect(mail, "keep", None)
    bench.say("whoever stands in the Sent folder on the IMAP server is known")


def deliver(chain, sender, body, message_id, answers=None):
    """Sends a letter and gives it as it was stored, with the folder it lies in."""
    before = sum(len(stored) for stored in chain.folders().values())
    chain.send([letter(sender, "Votre visibilité", body, message_id, answers)])
    chain.wait_for(before + 1)
    for folder, stored in chain.folders().items():
        for octets in stored:
            if message_id.encode() in octets:
                return folder, octets
    raise Failure(f"{message_id} is nowhere")


def expect(stored, expected, reason):
    """The verdict, the folder that goes with it, and the beginning of the reasons."""
    folder, octets = stored
    told = decoded_reasons(octets)
    if verdict(octets) != expected or (folder == "Pitches") != (expected in ("pitch", "insistence")):
        raise Failure(f"{verdict(octets)} in {folder}, not {expected}: {told}")
    if bool(reason) != bool(re.search("message depuis", told)) or (reason or "") not in told:
        raise Failure(f"the reasons tell {told!r}, not {reason!r}")


def say_no(chain, recipient, answers):
    _, octets = letter(HOUSE, "Re: Votre visibilité", NO, "n1@eclau.ch", answers)
    chain.write(recipient, octets)


def age(chain, days):
    """Makes all that is remembered so many days older."""
    with sqlite3.connect(chain.daemon.state / "ledger.sqlite") as ledger:
        for table in ("letter", "decision", "text"):
            ledger.execute(f"UPDATE {table} SET seconds = seconds - ?", (days * 86400,))
    ledger.close()

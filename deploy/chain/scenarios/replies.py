"""The house answers: by a submission server with TLS and password, signed, once, whatever is killed when."""

import email
import email.policy
import json
import random
import re
import time

from chain import HOUSE, Chain, Failure, letter, wait
from chain.certificates import HOST, Certificates
from chain.mail import verdict
from chain.signer import Signer

DELAY = 5

CONFIGURATION = """
reply:
  mode: {mode}
  delay-minutes: 0
  hourly: 1000
  daily: 1000
  submission: smtp://{host}:{port}
  credentials: {folder}/credentials
  authorities: {authority}
  sent: imap://info@eclau.ch@127.0.0.1:{imap}/Sent
  drafts: imap://info@eclau.ch@127.0.0.1:{imap}/Drafts
"""

# Too short to be known again when another firm sends the same.
PITCH = """Authentication-Results: mx.eclau.ch; dkim=pass header.d={domain}\r
From: Julien <julien@{domain}>\r
To: {house}\r
Subject: Votre visibilité\r
Date: Tue, 3 Mar 2026 09:12:00 +0100\r
Message-ID: <{number}@{domain}>\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 8bit\r
\r
Bonjour,\r
\r
Nous aidons les espaces comme le vôtre à trouver des clients grâce à notre plateforme, sans engagement.\r
Seriez-vous disponible 15 minutes cette semaine pour une démonstration gratuite ?\r
\r
Julien\r
"""


VACATION = """require ["vacation"];
vacation :days 1 :addresses ["julien@absent.example"] "Parti en mer";
"""


def run(bench):
    folder = bench.new_folder("tls")
    (folder / "credentials").write_text("info@eclau.ch\ntest\n")
    certificates = Certificates(folder)
    with Signer(bench, "eclau.ch") as signer, chain(bench, certificates, signer) as servers:
        one_reply(bench, servers, folder, certificates)
        if not signer.accepts(stored(servers, "julien@one.example")[0]):
            raise Failure("the reply bears no signature that holds")
        bench.say("signed by the mail server, and the signature holds where it arrives")
        wrong_authority(bench, servers, folder, certificates)
        draft(bench, servers, folder, certificates)
        absent(bench, servers, folder, certificates)
        sudden_deaths(bench, servers, folder, certificates)
        servers.nothing_deferred()


def chain(bench, certificates, signer):
    """Mail to *.example is delivered too, so that replies can be read where they arrive."""
    servers = Chain(bench, after=[f"inet:127.0.0.1:{signer.port}"], settings=f"""
smtpd_tls_cert_file = {certificates.certificate}
smtpd_tls_key_file = {certificates.key}
smtpd_tls_security_level = may
smtpd_tls_auth_only = no
""", services="tlsmgr unix - - n 1000 1 tlsmgr")
    servers.postfix.settings += f"transport_maps = static:lmtp:inet:127.0.0.1:{servers.dovecot.lmtp}\n"
    servers.dovecot.submission = servers.smtp
    return servers


def configure(servers, folder, certificates, mode="send", authority=None):
    servers.daemon.configuration.write_text(CONFIGURATION.format(
        mode=mode, host=HOST, port=servers.postfix.ports["submission"], folder=folder,
        authority=authority or certificates.authority, imap=servers.dovecot.imap))
    servers.daemon.restart()


def one_reply(bench, servers, folder, certificates):
    configure(servers, folder, certificates)
    send(servers, "one.example", 1)
    wait("the reply arrives", lambda: stored(servers, "julien@one.example"))
    octets = stored(servers, "julien@one.example")[0]
    message = email.message_from_bytes(octets, policy=email.policy.default)
    if message.defects or message["Auto-Submitted"] != "auto-replied" or not message["X-Nopitch-Reply"]:
        raise Failure(f"the reply is not what it should be:\n{octets.decode()}")
    if message["To"] != "julien@one.example" or message["In-Reply-To"] != "<1@one.example>":
        raise Failure(f"the reply is to {message['To']}, to {message['In-Reply-To']}")
    if not re.search(rb"(?m)^Return-Path: <>", octets):
        raise Failure("the reply's reverse-path is not null")
    if "eclau" not in message.get_content():
        raise Failure("the reply has no text")
    wait("a copy lies in Sent", lambda: len(servers.folders().get("Sent", [])) == 1)
    # The same again, and a colleague's: filed, never answered again.
    send(servers, "one.example", 2)
    wait("the second letter is judged", lambda: len(servers.folders().get("Pitches", [])) == 2)
    if {verdict(octets) for octets in servers.folders()["Pitches"]} != {"pitch", "insistence"}:
        raise Failure("the second letter of an answered organisation is no insistence")
    time.sleep(DELAY + 2)
    if len(stored(servers, "julien@one.example")) != 1:
        raise Failure("an organisation was answered twice")
    bench.say("a valid reply by STARTTLS and AUTH, a copy in Sent, insistence after it, no second reply")


def wrong_authority(bench, servers, folder, certificates):
    """A server whose certificate can't be checked is not spoken with."""
    configure(servers, folder, certificates, authority="/etc/ssl/certs/ca-certificates.crt")
    send(servers, "two.example", 1)
    wait("the certificate is refused", lambda: "certificate" in outbox(servers)[0]["last_error"])
    if stored(servers, "julien@two.example"):
        raise Failure("a reply went to a server that nobody vouches for")
    servers.daemon.run("outbox", "cancel", outbox(servers)[0]["id"], "--state", servers.daemon.state)
    bench.say("a server with a certificate of a stranger gets nothing: " + outbox(servers)[0]["last_error"])


def draft(bench, servers, folder, certificates):
    configure(servers, folder, certificates, mode="draft")
    send(servers, "three.example", 1)
    wait("a draft lies in Drafts", lambda: servers.folders().get("Drafts"))
    text = servers.folders()["Drafts"][0]
    if b"Auto-Submitted" in text or b"unsubscribe" not in text:
        raise Failure("the draft is not a human refusal")
    bench.say("draft mode: a human refusal among the drafts, nothing sent")


def absent(bench, servers, folder, certificates):
    """Face to face with Dovecot's vacation: neither answers the other."""
    configure(servers, folder, certificates)
    servers.dovecot.script("julien@absent.example", VACATION)
    send(servers, "absent.example", 1)
    wait("the reply arrives", lambda: stored(servers, "julien@absent.example"))
    # That the script does answer people is seen on a letter of the house's.
    _, octets = letter(HOUSE, "Une question", "Bonjour, à bientôt !", "h1@eclau.ch")
    servers.write("julien@absent.example", octets.replace(b"To: info@eclau.ch", b"To: julien@absent.example"))
    wait("the absence notice arrives", lambda: absences(servers))
    time.sleep(DELAY + 2)
    answers = [octets for octets in stored(servers, "julien@absent.example") if b"X-Nopitch-Reply" in octets]
    if len(absences(servers)) != 1 or len(answers) != 1:
        raise Failure(f"{len(absences(servers))} absence notices, {len(answers)} replies")
    bench.say("facing Dovecot's vacation: one reply, no notice for it, no reply to a notice")


def absences(servers):
    return [octets for stored in servers.folders().values() for octets in stored if b"Parti en mer" in octets]


def sudden_deaths(bench, servers, folder, certificates):
    """Killed at any moment: nobody is answered twice, and whoever waits is answered in the end."""
    configure(servers, folder, certificates)
    chance = random.Random(3)
    firms = 120 if bench.long else 24
    kills = 0
    for number in range(firms):
        send(servers, f"firm{number}.example", 1)
        if number % 4 == 3:
            time.sleep(chance.uniform(0, DELAY + 1))
            servers.daemon.kill()
            servers.daemon.start()
            kills += 1
    wait("nothing waits", lambda: not any(reply["state"] in ("waiting", "sending") for reply in outbox(servers)))
    arrived = {number: len(stored(servers, f"julien@firm{number}.example")) for number in range(firms)}
    states = {reply["organisation"]: reply["state"] for reply in outbox(servers)}
    unsure = 0
    for number, count in arrived.items():
        state = states.get(f"firm{number}.example")
        if count > 1 or (state == "sent" and count != 1) or (count and state not in ("sent", "handing")):
            raise Failure(f"firm{number}: {count} replies, {state}")
        unsure += state == "handing"
    lost = sum(not arrived[number] and states.get(f"firm{number}.example") == "handing"
               for number in range(firms))
    bench.say(f"killed {kills} times: {sum(arrived.values())} of {firms} answered, none twice, "
              f"{unsure} died in the hand-over, of these {lost} did not arrive")


def send(servers, domain, number):
    text = PITCH.format(domain=domain, house=HOUSE, number=number)
    servers.send([(f"julien@{domain}", text.encode())])


def stored(servers, user):
    return servers.dovecot.folders(user).get("INBOX", [])


def outbox(servers):
    run = servers.daemon.run("outbox", "list", "--format", "json", "--state", servers.daemon.state)
    return json.loads(run.stdout or "[]")

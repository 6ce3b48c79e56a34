"""The sample mailbox, and what nopitch makes of it."""

import email
import email.policy
import email.utils
import json
import mailbox
import re
import subprocess

from .basics import ROOT, Failure

SEVERITY = ["keep", "doubt", "pitch", "insistence"]


def sample():
    """Sender and octets of each message of the sample mailbox, as they go over SMTP."""
    messages = []
    for message in mailbox.mbox(ROOT / "deploy/sample/boite.mbox", create=False):
        del message["Return-Path"]
        octets = message.as_bytes(unixfrom=False, policy=email.policy.compat32.clone(max_line_length=0))
        octets = re.sub(rb"\r?\n", b"\r\n", octets)
        messages.append((email.utils.parseaddr(message["From"])[1], octets))
    return messages


def letter(sender, subject, body, message_id, answers=None):
    """A letter to the house as it goes over SMTP."""
    lines = [f"From: {sender}", "To: info@eclau.ch", f"Subject: {subject}",
             f"Date: {email.utils.formatdate()}", f"Message-ID: <{message_id}>", "MIME-Version: 1.0",
             "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if answers:
        lines += [f"In-Reply-To: <{answers}>", f"References: <{answers}>"]
    text = "\n".join([*lines, "", body.strip(), ""])
    return email.utils.parseaddr(sender)[1], text.replace("\n", "\r\n").encode()


def verdicts(bench, messages):
    """What `nopitch dry-run` says of each message: the mildest of alone and after those before it."""
    folder = bench.new_folder("mails")
    alone = []
    for number, (_, octets) in enumerate(messages):
        path = folder / f"{number}.eml"
        path.write_bytes(octets)
        alone.append(dry_run(bench, path).get(0, "keep"))
    box = folder / "all.mbox"
    box.write_bytes(b"".join(
        b"From x@mail.example Thu Jan  1 00:00:00 2026\n"
        + re.sub(rb"(?m)^(>*From )", rb">\1", octets.replace(b"\r\n", b"\n")) + b"\n" for _, octets in messages))
    together = dry_run(bench, box)
    return [min(verdict, together.get(number, verdict), key=SEVERITY.index)
            for number, verdict in enumerate(alone)]


def dry_run(bench, path):
    """Verdicts by the message's place in the mailbox; the house's own messages are not listed."""
    run = subprocess.run(
        [bench.program, "dry-run", "--rules", ROOT / "rules/eclau.rules", "--format", "ndjson", path],
        check=True, capture_output=True)
    lines = map(json.loads, run.stdout.splitlines())
    return {line["index"]: line["verdict"] for line in lines}


def without_marks(octets):
    """As it was before nopitch: without its fields and without the doubt told in the subject."""
    octets = re.sub(rb"(?im)^X-Nopitch(-Why)?:.*\r?\n([ \t].*\r?\n)*", b"", octets)
    return re.sub(rb"(?m)^(Subject: )=\?utf-8\?Q\?=5Bd=C3=A9marchage_[^ ]*\?=(\r\n)? ", rb"\1", octets)


def verdict(octets):
    """The verdict that a stored message is marked with; `None` where it carries no mark."""
    mark = re.search(rb"(?m)^X-Nopitch: (\w+);", octets)
    return mark and mark[1].decode()


def as_sent(stored, sent):
    """Whether a stored message is the one that was sent, to the octet, below what the way put on top."""
    return without_marks(stored).endswith(sent)


def same_letter(stored, sent):
    """Whether it is the same letter with the same body; some servers write header fields in their own way."""
    def parts(octets):
        header, body = octets.split(b"\r\n\r\n", 1)
        return [field.strip().lower() for field in re.findall(rb"(?im)^(?:Message-ID):\s*(.*)", header)], body

    return parts(stored) == parts(sent)


def check(found, messages, verdicts, same=as_sent):
    """Each message lies once, as it was sent, in the folder of the verdict that it is marked with.

    That is as severe as what the dry run says of it, or severer: the daemon remembers what came before.
    """
    for (_, sent), alone in zip(messages, verdicts):
        subject = re.search(rb"(?im)^Subject:.*", sent)
        name = subject and subject[0].decode(errors="replace").strip()
        places = [(folder, octets) for folder, stored in found.items() for octets in stored
                  if same(octets, sent)]
        if len(places) != 1:
            raise Failure(f"{name} lies in {[folder for folder, _ in places] or 'no folder as it was sent'}")
        folder, octets = places[0]
        marked = verdict(octets)
        if SEVERITY.index(marked) < SEVERITY.index(alone):
            raise Failure(f"{name} is a {alone} in the dry run, a {marked} here")
        if folder != ("Pitches" if marked in ("pitch", "insistence") else "INBOX"):
            raise Failure(f"{name} is a {marked}, lies in {folder}")
    total = sum(len(stored) for stored in found.values())
    if total != len(messages):
        raise Failure(f"{len(messages)} messages sent, {total} stored")


def count(found):
    return ", ".join(f"{name} {len(stored)}" for name, stored in sorted(found.items()))


def decoded_reasons(octets):
    """What X-Nopitch-Why says, in one line; empty where it is missing."""
    message = email.message_from_bytes(octets, policy=email.policy.default)
    return str(message.get("X-Nopitch-Why", ""))

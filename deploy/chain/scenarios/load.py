"""Many senders at once, and much mail: as many messages come out as went in."""

import re
import subprocess
import time

from chain import Chain, Failure, wait

USER = "gestion@eclau.ch"

def run(bench):
    clients, count = (500, 20_000) if bench.long else (100, 1_000)
    settings = ("default_process_limit = 600\nsmtpd_client_message_rate_limit = 0\nin_flow_delay = 0\n"
                "enable_long_queue_ids = yes\nvirtual_transport = discard\n")
    with Chain(bench, settings=settings) as chain:
        resident = [memory(chain.daemon.pid)]
        start = time.monotonic()
        total = source(chain, clients, clients) + source(chain, count, 20)
        wait("all is delivered", lambda: chain.postfix.sent(USER) >= total, 600)
        seconds = time.monotonic() - start
        resident.append(memory(chain.daemon.pid))
        check(chain, total)
        bench.say(f"{clients} clients at once, then {count} messages: {total} sent, {total} delivered once, all"
                  f" judged, in {seconds:.0f} s; resident {resident[0]} MB before, {resident[1]} MB after")


def source(chain, count, sessions):
    """Sends by Postfix's smtp-source, so many sessions at a time; each has to be accepted."""
    run = subprocess.run(
        ["smtp-source", "-s", str(sessions), "-m", str(count), "-f", "julien@vente.example", "-t", USER,
         "-S", "Une offre", "-l", "2000", f"127.0.0.1:{chain.smtp}"], capture_output=True, text=True)
    if run.returncode != 0:
        raise Failure(run.stderr)
    return count


def check(chain, total):
    log = "\n".join(chain.postfix.log)
    delivered = re.findall(r" (\w+): to=<[^>]*>,.* status=sent", log)
    if len(delivered) != total or len(set(delivered)) != total:
        raise Failure(f"{total} sent, {len(delivered)} delivered, {len(set(delivered))} of them different")
    chain.nothing_deferred()
    judged = len(re.findall(r"\] judged$", chain.daemon.log.read_text(), re.M))
    if judged != total:
        raise Failure(f"{total} messages, {judged} judged")


def memory(pid):
    """Resident memory in megabytes."""
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) // 1024

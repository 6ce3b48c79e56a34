"""How fast mail goes through Postfix without a milter, with nopitch, and with rspamd's.

    python3 -m chain.benchmark NOPITCH     as deploy/benchmark milter does

Everything runs on this machine at once: senders, Postfix, the milter. So ratios count, taken from rounds in
which they take turns.
"""

import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from . import Bench, Chain, answers, free_port, sample, wait
from .basics import running
from .daemon import Daemon
from .scenarios.load import memory
from .postfix import milter

USER = "gestion@eclau.ch"
ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "5"))
MESSAGES = int(os.environ.get("BENCHMARK_MESSAGES", "900"))


def row(name, value, goal=""):
    print(f"  {name:<52} {value:>14}  {goal}", flush=True)


def judge(name, value, sign, goal, unit):
    met = value >= goal if sign == ">=" else value <= goal
    row(name, f"{value:.3g} {unit}", f"goal {sign} {goal} {'met' if met else 'missed'}")
    return 0 if met else 1


class Rspamd:
    """Debian's rspamd as a milter, as it comes but for tests that need the network."""

    SILENT = ("arc", "asn", "dkim", "dkim_signing", "dmarc", "fuzzy_check", "hfilter", "mx_check", "rbl", "spf",
              "url_redirector")

    def __init__(self, folder):
        self.home = folder / "rspamd"
        self.port = free_port()
        self.process = None

    def start(self):
        shutil.copytree("/etc/rspamd", self.home / "etc")
        for name in ("etc/override.d", "etc/local.d", "data"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        for module in self.SILENT:
            self.override(f"{module}.conf", "enabled = false;")
        self.override("worker-normal.inc", "enabled = false;")
        self.override("worker-controller.inc", f'bind_socket = "127.0.0.1:{free_port()}";')
        self.override("worker-fuzzy.inc", "enabled = false;")
        self.override("worker-proxy.inc", f'bind_socket = "127.0.0.1:{self.port}";\nmilter = yes;\n'
                      'upstream "local" { default = yes; self_scan = yes; }')
        # What still asks for names is told at once that nobody answers.
        self.override("options.inc", 'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01s; retransmits = 1; }\n'
                      f'control_socket = "{self.home}/data/control";')
        subprocess.run(["chown", "-R", "_rspamd:_rspamd", self.home], check=True)
        places = [f"--var={name}={self.home}/{folder}" for name, folder in (
            ("CONFDIR", "etc"), ("LOCAL_CONFDIR", "etc"), ("DBDIR", "data"), ("RUNDIR", "data"),
            ("LOGDIR", "data"))]
        with open(self.home / "output", "wb") as output:
            self.process = subprocess.Popen(
                ["rspamd", "-f", "-c", self.home / "etc/rspamd.conf", "-u", "_rspamd", "-g", "_rspamd", *places],
                stdout=output, stderr=output)
        log = self.home / "data/rspamd.log"
        wait("rspamd answers", lambda: answers(self.port), 120)
        # Its expressions are compiled in the background; it is slower until they are loaded.
        wait("rspamd's expressions", lambda: re.search(
            r"hyperscan database of .* has been loaded", log.read_text(errors="replace")), 180)

    def override(self, name, text):
        (self.home / "etc/override.d" / name).write_text(text + "\n")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


def rate(chain, files, way):
    """Messages a second from ten clients at once; Postfix throws them away behind the queue."""
    seconds = 0.0
    for file in files:
        before = time.perf_counter()
        subprocess.run(
            ["smtp-source", "-s", "10", "-m", str(MESSAGES // len(files)), "-f", "julien@vente.example", "-t",
             USER, "-F", file, f"127.0.0.1:{chain.postfix.ports[way]}"], check=True)
        seconds += time.perf_counter() - before
    return MESSAGES // len(files) * len(files) / seconds


def throughput(chain, folder):
    files = []
    for number, (_, octets) in enumerate(sample()):
        files.append(folder / f"{number}.eml")
        files[-1].write_bytes(octets)
    ways = ["plain", "smtp", "rspamd"]
    for way in ways:
        # Once to warm up.
        rate(chain, files, way)
    rates = {way: [] for way in ways}
    for number in range(ROUNDS):
        for way in ways[number % 3:] + ways[:number % 3]:
            rates[way].append(rate(chain, files, way))
    print(f"Through Postfix, ten clients, {MESSAGES} messages a round (median of {ROUNDS} rounds)")
    for way, name in (("plain", "no milter"), ("smtp", "nopitch"), ("rspamd", "rspamd")):
        row(name, f"{statistics.median(rates[way]):.0f} messages/s")

    def ratio(way, other):
        return statistics.median(a / b for a, b in zip(rates[way], rates[other]))

    return (judge("nopitch : no milter", ratio("smtp", "plain"), ">=", 0.95, "")
            + judge("nopitch : rspamd", ratio("smtp", "rspamd"), ">=", 1, "times"))


def forgetful_daemon(bench):
    """The same nopitch without a ledger: where its file should lie there is a folder."""
    daemon = Daemon(bench.program, bench.new_folder("forgets"))
    (daemon.state / "ledger.sqlite").mkdir(parents=True)
    return daemon


def ledger_share(chain, folder, daemons):
    """What the ledger leaves of the speed, of two daemons by their ways in.

    The same program, started again, is quicker or slower by one or two hundredths, so that both are started
    for every round; they are measured when the ledger's write-ahead log has its size.
    """
    files = list(folder.glob("*.eml"))
    turns = ["remembers", "forgets", "forgets", "remembers"]
    ratios = []
    for _ in range(ROUNDS):
        with running(*daemons.values()):
            for way in 3 * list(daemons):
                rate(chain, files, way)
            taken = dict.fromkeys(daemons, 0.0)
            for way in turns + turns[2:] + turns[:2]:
                taken[way] += 1 / rate(chain, files, way)
        ratios.append(taken["forgets"] / taken["remembers"])
    return judge("nopitch : nopitch without a ledger", statistics.median(ratios), ">=", 0.95, "")


def decisions(chain):
    """From the log's own figures, on the sample mailbox, one message at a time."""
    start = chain.daemon.log.stat().st_size
    for _ in range(20):
        chain.send(sample(), recipient=USER)
    taken = sorted(int(number) for number in re.findall(
        r" us=(\d+) ", chain.daemon.log.read_bytes()[start:].decode(errors="replace")))
    print(f"Decisions at the end of the body, {len(taken)} messages of the sample mailbox")
    return (judge("median", taken[len(taken) // 2] / 1000, "<=", 1, "ms")
            + judge("99th percentile", taken[len(taken) * 99 // 100] / 1000, "<=", 5, "ms"))


def connections(chain):
    """Resident memory with 500 connections that have begun."""
    hello = bytes([0, 0, 0, 13, 0x4F, 0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0x1F, 0xFF, 0xFF])
    clients = []
    for _ in range(500):
        client = socket.create_connection(("127.0.0.1", chain.daemon.port))
        client.sendall(hello)
        client.recv(200)
        clients.append(client)
    found = memory(chain.daemon.pid)
    for client in clients:
        client.close()
    return found


def measure(program, work):
    bench = Bench(program, work)
    folder = bench.new_folder("benchmark")
    rspamd = Rspamd(folder)
    daemons = {"remembers": Daemon(bench.program, bench.new_folder("remembers")),
               "forgets": forgetful_daemon(bench)}
    chain = Chain(
        bench, settings="virtual_transport = discard\nin_flow_delay = 0\n",
        entrances={"plain": {"smtpd_milters": ""}, "rspamd": {"smtpd_milters": milter(rspamd.port)},
                   **{way: {"smtpd_milters": milter(daemon.port)} for way, daemon in daemons.items()}})
    with running(rspamd), chain:
        idle = memory(chain.daemon.pid)
        misses = throughput(chain, folder)
        after = memory(chain.daemon.pid)
        misses += ledger_share(chain, folder, daemons)
        misses += decisions(chain)
        print("Resident memory")
        misses += judge("idle", idle, "<=", 60, "MB")
        misses += judge("500 connections open", connections(chain), "<=", 150, "MB")
        row(f"after {(ROUNDS + 1) * MESSAGES} messages", f"{after} MB")
        for _ in range(2):
            rate(chain, list(folder.glob("*.eml")), "smtp")
        row(f"after {2 * MESSAGES} more", f"{memory(chain.daemon.pid)} MB")
    return misses


def main():
    with tempfile.TemporaryDirectory(prefix="nopitch-benchmark-", ignore_cleanup_errors=True) as work:
        os.chmod(work, 0o755)
        misses = measure(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(work))
    if misses:
        print(f"\nGoals missed: {misses}")
    sys.exit(1 if misses else 0)


if __name__ == "__main__":
    main()

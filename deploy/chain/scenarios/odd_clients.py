"""What no mail server does, by miltertest's scripts; strangers on the port."""

import socket
import subprocess

from chain import Failure
from chain.basics import ROOT, running
from chain.daemon import Daemon

STRANGERS = {
    "HTTP": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "HTTP POST": b"POST /x HTTP/1.1\r\n\r\n",
    "TLS": bytes.fromhex("16030100c8010000c40303") + bytes(40),
    "RDP": bytes.fromhex("030000130ee000000000000100080003000000"),
    "SMTP": b"EHLO x\r\n",
    "length 0": bytes(4),
    "length 2^32-1": b"\xff" * 5,
}


def run(bench):
    daemon = Daemon(bench.program, bench.new_folder("alone"))
    with running(daemon):
        for script in sorted((ROOT / "deploy/miltertest").glob("*.lua")):
            result = subprocess.run(["miltertest", "-D", f"port={daemon.port}", "-s", script],
                                    capture_output=True, text=True)
            if result.returncode != 0:
                raise Failure(f"{script.name}: {result.stdout}{result.stderr}")
        for name, octets in STRANGERS.items():
            before = daemon.log.read_text().count("not a milter client")
            with socket.create_connection(("127.0.0.1", daemon.port), 5) as client:
                client.settimeout(10)
                client.sendall(octets)
                try:
                    answer = client.recv(100)
                except ConnectionResetError:
                    answer = b""
            if answer:
                raise Failure(f"{name} is answered")
            if daemon.log.read_text().count("not a milter client") != before + 1:
                raise Failure(f"{name} is not told once in the log")
    bench.say(f"{', '.join(STRANGERS)}: shown out with one line each")

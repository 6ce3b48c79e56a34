"""systemd's ways: a socket handed over, readiness, the watchdog, reload, an end that is told."""

import signal
import socket
import threading

from chain import Chain, Failure, sample, wait
from chain.mail import verdict


def run(bench):
    messages = sample()
    chain = Chain(bench)
    told = Told(chain.folder / "notify")
    chain.daemon.listener = socket.create_server(("127.0.0.1", chain.daemon.port))
    start = chain.daemon.start
    chain.daemon.start = lambda: start(
        NOTIFY_SOCKET=str(told.path), WATCHDOG_USEC="300000", LANG="en_GB.UTF-8")
    with chain:
        for state in ("READY=1", "WATCHDOG=1"):
            wait(state, lambda: state in told.states())
        chain.send(messages)
        chain.wait_for(len(messages))
        judged = sum(verdict(octets) is not None for octets in chain.stored())
        if judged != len(messages):
            raise Failure(f"{len(messages)} messages, {judged} judged")
        status = chain.daemon.run("status", "--state", chain.daemon.state, env={"LANG": "en_GB.UTF-8"})
        if status.returncode != 0 or f"listening on inet:127.0.0.1:{chain.daemon.port}" not in status.stdout:
            raise Failure(f"nopitch status: {status.stdout}{status.stderr}")
        chain.daemon.process.send_signal(signal.SIGHUP)
        wait("new rules", lambda: "new rules in force" in chain.daemon.log.read_text())
        chain.daemon.stop()
        wait("the end is told", lambda: "STOPPING=1" in told.states())
    bench.say(f"socket handed over: {judged} messages judged; told: {', '.join(dict.fromkeys(told.states()))}")


class Told:
    """What the daemon tells systemd."""

    def __init__(self, path):
        self.path = path
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(path))
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            self.heard.append(self.socket.recv(4096).decode())

    def states(self):
        return list(self.heard)

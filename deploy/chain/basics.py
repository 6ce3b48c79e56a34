"""Waiting, ports, processes."""

import contextlib
import pathlib
import socket
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE = 60


class Failure(Exception):
    """What should hold does not."""


def wait(what, condition, patience=PATIENCE):
    """Waits until the condition holds; a minute at most, unless more is said."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    raise Failure(f"waited in vain: {what}")


_given_ports = set()


def free_port():
    """A port that nobody listens on, and that was not given before: the kernel may name one twice."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port not in _given_ports:
            _given_ports.add(port)
            return port


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


@contextlib.contextmanager
def running(*servers):
    """Starts servers in their order and stops them in the other."""
    with contextlib.ExitStack() as stack:
        for server in servers:
            stack.callback(server.stop)
            server.start()
        yield

"""Mail servers of our own around nopitch, in a temporary folder and on loopback only.

    with Chain(bench) as chain:
        chain.send(sample())
        chain.wait_for(len(sample()))
        chain.folders()                  # what a reader sees by IMAP

A scenario is a file in scenarios/ with a function run(bench); deploy/chain-test runs them. The machine's
own servers are not touched. Needs root, since Postfix and Dovecot change to their own users.
"""

from .basics import Failure, free_port, answers, wait
from .bench import Bench
from .house import HOUSE, Chain
from .mail import letter, sample, verdict, verdicts, without_marks
from .postgres import Postgres

__all__ = ["Bench", "Chain", "Failure", "HOUSE", "Postgres", "answers", "free_port", "letter", "sample",
           "verdict", "verdicts", "wait", "without_marks"]

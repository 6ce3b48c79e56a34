"""A PostgreSQL of our own, on a Unix socket."""

import subprocess

from .basics import ROOT, Failure


class Postgres:
    """With `with` it runs; `url` is its address."""

    def __init__(self, bench):
        self.home = bench.new_folder("postgres") / "server"
        self.url = None

    def start(self):
        self.url = self._shell("start_postgres", "echo \"$postgres_url\"")

    def stop(self):
        self._shell("stop_postgres")

    def start_again(self):
        self._shell("start_postgres_again")

    def _shell(self, function, after=":"):
        script = f"source {ROOT}/deploy/postgres.sh; {function} '{self.home}' && {after}"
        # The server must not hold our pipes.
        with open(self.home.with_suffix(".said"), "w+") as said:
            if subprocess.run(["bash", "-c", script], stdout=said, stderr=said).returncode != 0:
                said.seek(0)
                raise Failure(f"{function}: {said.read()}")
            said.seek(0)
            return said.read().strip()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

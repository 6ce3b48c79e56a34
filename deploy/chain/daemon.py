"""nopitch serve."""

import os
import shutil
import subprocess

from .basics import PATIENCE, ROOT, Failure, answers, free_port, wait


class Daemon:
    """A nopitch of our own: its copy of the rules, its state, its log.

    `configuration` is the text of a nopitch.yaml; listen, rules and state are said by flags.
    """

    def __init__(self, program, folder, configuration=""):
        self.folder = folder
        self.program = folder / "nopitch"
        shutil.copy(program, self.program)
        shutil.copytree(ROOT / "rules", folder / "rules")
        self.rules = folder / "rules/eclau.rules"
        self.state = folder / "state"
        self.configuration = folder / "nopitch.yaml"
        self.configuration.write_text(configuration)
        self.port = free_port()
        self.socket = folder / "milter.sock"
        self.log = folder / "nopitch.log"
        self.process = None
        # A socket that listens already is handed over as systemd would.
        self.listener = None

    @property
    def pid(self):
        return self.process.pid

    def start(self, **environment):
        """Starts it; the environment overrides the configuration."""
        command = [self.program, "serve", "--config", self.configuration, "--rules", self.rules, "--state",
                   self.state]
        passed = []
        if self.listener:
            passed = [self.listener.fileno()]
            command = ["sh", "-c", f'exec 3<&{passed[0]}; export LISTEN_PID=$$ LISTEN_FDS=1; exec "$@"', "sh",
                       *command]
        else:
            command += ["--listen", f"inet:127.0.0.1:{self.port}", "--listen", f"unix:{self.socket}"]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stderr=log, pass_fds=passed,
                                            env={"NOPITCH_SOCKET_MODE": "0666", **os.environ, **environment})
        wait("nopitch listens", lambda: answers(self.port))

    def stop(self):
        """Stops it as systemd would; it has to end well."""
        if self.process is None:
            return
        self.process.terminate()
        status = self.process.wait(PATIENCE)
        self.process = None
        if status != 0:
            raise Failure(f"nopitch ended with {status}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process = None

    def restart(self, **environment):
        self.stop()
        self.start(**environment)

    def run(self, *arguments, **options):
        """Runs a command of the program and gives what it says."""
        return subprocess.run([self.program, *arguments], capture_output=True, text=True, **options)

"""Where a scenario finds the program under test and room to work in."""

import itertools
import pathlib
import sys


class Bench:
    """The built program, a folder for this scenario alone, and whether there is much time."""

    def __init__(self, program, folder, long=False):
        self.program = pathlib.Path(program)
        self.folder = pathlib.Path(folder)
        self.long = long
        self._numbers = itertools.count(1)

    def new_folder(self, name):
        """An empty folder that servers under their own users may enter."""
        folder = self.folder / f"{name}-{next(self._numbers)}"
        folder.mkdir()
        folder.chmod(0o755)
        return folder

    def say(self, text):
        print(text, flush=True)

    def show_logs(self):
        """The last lines of every server's log, on standard error."""
        for log in sorted(self.folder.glob("**/*")):
            if log.name == "log" or log.suffix == ".log" and "index" not in log.name:
                lines = log.read_text(errors="replace").splitlines()[-40:]
                print(f"--- {log.relative_to(self.folder)}", *lines, sep="\n", file=sys.stderr)

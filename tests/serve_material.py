"""A server of the explorer that runs while a test needs it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli_material import ROOT

PATIENCE = 60.0


class Serving:
    """`variorum serve` as a program of its own, from when it listens until it is stopped."""

    def __init__(self, folder: Path, db: Path, *arguments: str):
        self.log = folder / "serve.log"
        argv = [sys.executable, "-m", "cli", "--db", str(db), "serve", "--port", "0"]
        looks = ("NO_COLOR", "TEXTUAL_THEME")
        environment = {k: v for k, v in os.environ.items() if k not in looks}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*argv, *arguments],
                cwd=ROOT,
                env={**environment, "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)},
                stdout=subprocess.DEVNULL,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )

    def says(self, pattern: str) -> re.Match[str]:
        """Wait until it has said what matches."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.log.read_text()):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail(f"{pattern} was not said:\n{self.log.read_text()}")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()

"""Two processes write and four read at once: the short form of `bench/crowd.py`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CROWD = Path(__file__).resolve().parent.parent / "bench" / "crowd.py"


def test_two_processes_write_and_four_read_without_an_error_or_a_lost_article(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, str(CROWD), "0", "--articles", "12"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    # a machine that stands still for seconds lets a writer give up, with a sentence
    patience = [error for error in told["writers_errors"] if "another variorum" not in error]

    assert patience == []
    assert told["readers_errors"] == []
    assert (told["stored"], told["lost"], told["findings"]) == (24, 0, [])
    assert told["reads"] > 20

"""Every fault of `bench/faults` once, in small: nothing is lost, and no words are missing.

`python -m bench.faults --times 20` does each many times; docs/reliability.md has its table.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults.rows import FAULTS

ROOT = Path(__file__).resolve().parent.parent
ONE = """
import random, sys
from bench.faults.rows import FAULTS, UnavailableError
try:
    row = FAULTS[sys.argv[1]](1, random.Random(sys.argv[2]))
except UnavailableError as reason:
    print(f"unavailable: {reason}")
else:
    print(*row.lost, sep="\\n")
"""


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost_to(name: str) -> None:
    seed = str(random.SystemRandom().randrange(1 << 30))
    done = subprocess.run(
        [sys.executable, "-c", ONE, name, seed],
        cwd=ROOT,
        env={**os.environ, "FAULT_SIZE": "6", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if done.stdout.startswith("unavailable: "):
        pytest.skip(done.stdout.strip())

    assert done.stdout.strip() == "", f"seed {seed}: {done.stdout}"

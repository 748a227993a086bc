"""Every fault of `bench/faults` once, in small: nothing is lost, and no words are missing.

`python -m bench.faults --times 20` does each many times; docs/reliability.md has its table.
"""

from __future__ import annotations

import random

import pytest

from bench.faults.rows import FAULTS, UnavailableError


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost_to(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULT_SIZE", "6")
    seed = str(random.SystemRandom().randrange(1 << 30))
    try:
        row = FAULTS[name](1, random.Random(seed))
    except UnavailableError as reason:
        pytest.skip(str(reason))

    assert row.tries == 1
    assert row.lost == [], f"seed {seed}"

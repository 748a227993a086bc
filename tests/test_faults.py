"""Every fault of `bench/faults` once, in small: nothing is lost, and no words are missing.

What is drawn is the same each time, so that a failure comes again; other draws are for
`python -m bench.faults --times 20`, which writes the table of docs/reliability.md.
"""

from __future__ import annotations

import random

import pytest

from bench.faults.rows import FAULTS, UnavailableError


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost_to(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULT_SIZE", "6")
    try:
        row = FAULTS[name](1, random.Random(name))
    except UnavailableError as reason:
        pytest.skip(str(reason))

    assert row.tries == 1
    assert row.lost == []

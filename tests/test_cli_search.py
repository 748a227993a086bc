"""`variorum search`: what it says about the order of what it found."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from tests.cli_material import Runner
from tests.db_material import plain


@pytest.mark.parametrize(("ranks_all", "is_said"), [(True, False), (False, True)])
def test_a_search_says_when_it_could_not_rank_all(
    variorum: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ranks_all: bool,
    is_said: bool,
) -> None:
    path = tmp_path / "own.db"
    with Library.open(path) as library:
        for n in range(9):
            library.store(plain(f"k{n}", "A note on the harbour.", published="2025-01-01"), [])
    if not ranks_all:
        monkeypatch.setattr("db.search.RANKING_MS", -1.0)
        monkeypatch.setattr("db.search.COUNT_CAP", 5)
    ran = variorum("search", "harbour", db=path)

    assert ("too many match to rank" in ran.err) is is_said
    assert ran.code == 0


@pytest.mark.parametrize("command", ["search", "figures", "questions"])
def test_where_nothing_is_found_a_filter_that_is_none_is_named(
    variorum: Runner, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "own.db"
    with Library.open(path) as library:
        library.store(plain("note", "A note on the harbour.", published="2025-01-01"), [])

    ran = variorum(command, "harbour", "until:2024", db=path)

    assert ran.err.startswith("nothing matches · until: is no filter; there are outlet:, cited:")
    assert ran.code == 1

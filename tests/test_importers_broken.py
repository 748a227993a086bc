"""Whatever happens to a file on its way, reading it ends, with the article or with a reason."""

from __future__ import annotations

import gzip
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.model import Article
from importers.base import Noted, Source, UnreadableInput
from importers.reading import read_source
from tests.importers_material import BODY, FIRST, HTML_BODY, OPTIONS, SAMPLES, atom, zipped

DEADLINE = 60
"""Seconds for one file of some kilobytes: far more than the slowest machine needs."""
PAGE = f"<!doctype html><html><body><article>{HTML_BODY * 3}</article></body></html>".encode()
FILES = {name: make() for name, make in SAMPLES.items()} | {
    "atom": atom(),
    "html": PAGE,
    "text": f"Title: Ferries\nPublished: 2025-05-27\n\n{BODY}".encode(),
    "jsonl": b"".join(json.dumps({"id": n, "text": BODY}).encode() + b"\n" for n in "abc"),
    "json": json.dumps([{"id": n, "html": HTML_BODY} for n in "ab"], indent=1).encode(),
    "opml": b'<?xml version="1.0"?><opml version="2.0"><body><outline text="x"/></body></opml>',
    "nested": zipped({"a.zip": zipped({"b.gz": gzip.compress(PAGE), "c.eml": SAMPLES["eml"]()})}),
}
WRONG = (".pdf", ".zip", ".json", ".xml", ".csv", ".docx", ".warc.gz", ".mbox", ".html", ".exe", "")


class HungError(Exception):
    """Reading did not end."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Ends what takes longer, where signals can be had; elsewhere the test's own limit does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def hung(number: int, frame: FrameType | None) -> None:
        raise HungError

    before = signal.signal(signal.SIGALRM, hung)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def outcome(data: bytes, name: str) -> list[str]:
    """The texts that a file gives; fails when anything but articles and reasons comes out."""
    with deadline(DEADLINE):
        items = list(read_source(Source.of_bytes(name, data), OPTIONS))
    assert items
    texts = []
    for item in items:
        if isinstance(item, UnreadableInput):
            assert item.reason
            assert "reader failed" not in item.reason, (name, item.reason)
        else:
            article = item.article if isinstance(item, Noted) else item
            assert isinstance(article, Article)
            assert article.text.encode()
            texts.append(article.text)
    return texts


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_in_half_gives_what_is_left_of_it_or_a_reason(name: str) -> None:
    data = FILES[name]
    for size in {len(data) // 2, len(data) // 3, len(data) - 1, 1}:
        outcome(data[:size], f"input.{name}")


@pytest.mark.parametrize("name", sorted({*FILES} - {"opml"}))
def test_a_wrong_suffix_changes_nothing_or_is_named(name: str) -> None:
    """Only plain text is told by its name, so there a wrong one may lead to a refusal."""
    right = outcome(FILES[name], "input")

    assert right
    assert FIRST in right[0].replace("\n", " ")
    for suffix in WRONG:
        found = outcome(FILES[name], f"input{suffix}")
        assert found == right or (not found and name in ("text", "gz")), suffix


@pytest.mark.parametrize("suffix", sorted({f".{name}" for name in FILES} | {*WRONG}))
def test_an_empty_file_is_called_empty(suffix: str) -> None:
    (item,) = read_source(Source.of_bytes(f"input{suffix}", b""), OPTIONS)

    assert isinstance(item, UnreadableInput)
    assert item.reason == "it is empty"


@pytest.mark.parametrize("name", FILES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_random_bit_flips_give_articles_or_reasons(name: str, data: st.DataObject) -> None:
    broken = bytearray(FILES[name])
    places = st.integers(0, len(broken) - 1)
    flips = st.lists(st.tuples(places, st.integers(0, 7)), min_size=1, max_size=60)
    for place, bit in data.draw(flips):
        broken[place] ^= 1 << bit

    outcome(bytes(broken), f"input.{name}")


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_pieces_put_elsewhere_give_articles_or_reasons(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), min_size=3, max_size=3)))
    a, b, c = cuts
    outcome(whole[:a] + whole[b:c] + whole[a:b] + whole[c:], f"input.{name}")

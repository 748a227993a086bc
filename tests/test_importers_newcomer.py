"""A folder of downloads as the README promises: everything in it is read or named, nothing else."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.cli_material import ROOT, Runner
from tests.importers_material import BODY, HTML_BODY, SAMPLES, zipped

BAD = {
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(99), "an image"),
    "empty.txt": (b"", "empty"),
    "cut.docx": (SAMPLES["docx"]()[:300], "damaged"),
    "scan.pdf": (b"%PDF-1.4 torn", "PDF is broken"),
}


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Good files of every format in folders of their own, and bad ones between them."""
    folder = tmp_path / "Downloads"
    for name, make in SAMPLES.items():
        place = folder / name
        place.mkdir(parents=True)
        (place / f"story (1).{name}").write_bytes(make())
    (folder / "page.html").write_bytes(
        f"<!doctype html><html><body><article>{HTML_BODY}</article></body></html>".encode()
    )
    (folder / "notes.txt").write_text(BODY)
    (folder / "all.zip").write_bytes(zipped({"in.txt.gz": gzip.compress(BODY.encode())}))
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_download_folder_goes_in_and_nothing_is_skipped_in_silence(
    variorum: Runner, downloads: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library.db"
    files = [path for path in downloads.rglob("*") if path.is_file()]
    ran = variorum("import", str(downloads), "--json", db=library)
    summary = ran.json
    failed = {Path(failure["input"]).name: failure["error"] for failure in summary["failed"]}
    logged = variorum("imports", "--json", db=library).json

    assert ran.code == 1
    assert failed.keys() == BAD.keys()
    assert all(reason in failed[name] for name, (_, reason) in BAD.items())
    assert {Path(failure["input"]).name for failure in logged} == BAD.keys()
    # Every good file holds one article; several of them are one story, and so one key.
    assert summary["articles"] == len(files) - len(BAD)
    kinds = ("new", "copies", "revised", "unchanged")
    assert sum(summary[kind] for kind in kinds) == summary["articles"]


def test_the_readme_tells_a_newcomer_what_to_type() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"^variorum import ~/Downloads.*$", readme, re.MULTILINE)

    assert shown
    assert "variorum imports" in readme

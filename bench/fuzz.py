"""Gives random input to everything that takes text from outside, for as long as one likes.

    python -m bench.fuzz --seconds 1200                        # shared by the targets evenly
    python -m bench.fuzz --seconds 1200 --write docs/reliability.md
    python -m bench.fuzz --only importer --seed 4711           # one target again

The targets are tests that the suite runs with few examples. Here each is run in rounds, every
round a process of its own with its own seed, until its time is up. What
is found is printed with the seed, and belongs into the corpus of `tests/test_fuzz.py`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FUZZ = "tests/test_fuzz.py::test"
TARGETS = {
    "importers": f"{_FUZZ}_every_importer_gives_articles_or_reasons",
    "figure engine": f"{_FUZZ}_every_figure_lies_in_its_text",
    "query parser": f"{_FUZZ}_a_query_is_read_or_its_slip_is_told",
    "search": "tests/test_db_search.py::test_any_text_is_a_query_or_its_slip_is_explained",
    "exported lines (JSON)": f"{_FUZZ}_exported_lines_are_read_or_the_wrong_one_is_told",
    "rendering gate": f"{_FUZZ}_the_gate_lets_nothing_through_and_keeps_offsets",
    "settings": f"{_FUZZ}_settings_are_read_or_their_slips_are_told",
    "columns (--map)": f"{_FUZZ}_a_column_that_is_mapped_is_found_or_its_lack_is_told",
}
ROUND = 1_000
"""Examples of a round."""
_GENERATED = re.compile(r"^\s+- (\d+) passing\b.*?(\d+) failing", re.MULTILINE)
_BEGIN, _END = "<!-- fuzzing -->\n", "<!-- /fuzzing -->\n"


@dataclass(slots=True)
class Target:
    """What came of one target."""

    name: str
    examples: int = 0
    seconds: float = 0.0
    found: list[str] = field(default_factory=list)
    """A line for each round that failed: its seed, its error and the input that led to it."""


def main() -> int:
    """Run what the command line asks for; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=1200.0, help="for all targets together")
    parser.add_argument("--seed", type=int, default=7, help="of the first round")
    parser.add_argument("--only", default="", help="targets whose name holds these words")
    parser.add_argument("--write", type=Path, help="a file whose table is to be renewed")
    asked = parser.parse_args()
    names = [name for name in TARGETS if asked.only in name]
    done = []
    for name in names:
        target = tried(name, asked.seconds / len(names), asked.seed)
        done.append(target)
        print(f"{name}: {target.examples:,} examples in {target.seconds:.0f} s", flush=True)
        for one in target.found:
            print(f"  {one}", flush=True)
    if asked.write is not None:
        renew(asked.write, done, asked.seed)
    return 1 if any(target.found for target in done) else 0


def tried(name: str, seconds: float, seed: int) -> Target:
    """Round after round on one target, until the time is up."""
    target = Target(name)
    started = time.monotonic()
    while target.seconds < seconds and not target.found:
        _round(target, seed)
        seed += 1
        target.seconds = time.monotonic() - started
    return target


def _round(target: Target, seed: int) -> None:
    argv = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--timeout=0"]
    argv += [f"--hypothesis-seed={seed}", "--hypothesis-show-statistics"]
    done = subprocess.run(
        [*argv, TARGETS[target.name]],
        cwd=ROOT,
        env={**os.environ, "FUZZ_EXAMPLES": str(ROUND)},
        capture_output=True,
        text=True,
        check=False,
    )
    for passing, failing in _GENERATED.findall(done.stdout):
        target.examples += int(passing) + int(failing)
    if done.returncode:
        errors = [line[1:].strip() for line in done.stdout.splitlines() if line.startswith("E ")]
        target.found.append(f"seed {seed}: {' '.join(errors) or done.stdout[-500:]}")


def renew(page: Path, targets: list[Target], seed: int) -> None:
    """Put rows into the table of a page; those of targets that were not run stay as they are."""
    before, _, rest = page.read_text("utf-8").partition(_BEGIN)
    old, _, after = rest.partition(_END)
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in old.splitlines()[2:]}
    for target in targets:
        found = len(target.found) or "nothing"
        command = f'python -m bench.fuzz --only "{target.name}" --seed {seed}'
        lines[target.name] = f"| {target.name} | {target.examples:,} | {found} | `{command}` |"
    table = ["| Target | Examples | Found | Repeat |", "|---|--:|--:|---|"]
    table += [lines[name] for name in TARGETS if name in lines]
    page.write_text(before + _BEGIN + "\n".join(table) + "\n" + _END + after, "utf-8")


if __name__ == "__main__":
    sys.exit(main())

"""Does every fault many times and prints what was lost.

    python -m bench.faults                     # a few tries of each, some minutes
    python -m bench.faults --only "kill -9"    # those whose name holds these words
    python -m bench.faults --times 20 --write docs/reliability.md

The moments are drawn from --seed; what the system does in between is not in our hand.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from bench.faults.rows import FAULTS, UnavailableError
from bench.faults.trials import Row

_BEGIN, _END = "<!-- faults -->\n", "<!-- /faults -->\n"
_HEAD = "| Fault | Tried | At work | Lost | Said | Repeat |"
_RULE = "|---|--:|--:|--:|---|---|"


def main() -> int:
    """Run what the command line asks for; 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=3, help="tries of each fault")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="faults whose name holds these words")
    parser.add_argument("--write", type=Path, help="a file whose table is to be renewed")
    asked = parser.parse_args()
    rows: list[Row] = []
    for name, do in FAULTS.items():
        if asked.only not in name:
            continue
        started = time.monotonic()
        try:
            row = do(asked.times, random.Random(f"{asked.seed} {name}"))
        except UnavailableError as reason:
            print(f"{name}: not tried here: {reason}")
            continue
        row.fault = name
        rows.append(row)
        seconds = time.monotonic() - started
        struck = f"{row.struck} in the middle of work"
        print(f"{name}: {row.tries} tries, {struck}, {len(row.lost)} losses, {seconds:.0f} s")
        for one in row.lost:
            print(f"  {one}")
        for sentence, tries in row.told.most_common():
            print(f"  said {tries} times: {sentence}")
        sys.stdout.flush()
        if asked.write is not None:
            renew(asked.write, row, asked.seed)
    return 1 if any(row.lost for row in rows) else 0


def renew(page: Path, row: Row, seed: int) -> None:
    """Put a row into the table of a page, in the place of what stands there for its fault.

    The rows of other faults stay as they were measured, in the order of `FAULTS`.
    """
    before, _, rest = page.read_text("utf-8").partition(_BEGIN)
    old, _, after = rest.partition(_END)
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in old.splitlines()[2:]}
    lines[row.fault] = _line(row, seed)
    table = [_HEAD, _RULE, *(lines[name] for name in FAULTS if name in lines)]
    page.write_text(before + _BEGIN + "\n".join(table) + "\n" + _END + after, "utf-8")


def _line(row: Row, seed: int) -> str:
    command = f'python -m bench.faults --times {row.tries} --seed {seed} --only "{row.fault}"'
    lost = len(row.lost) or "nothing"
    told = "nothing to tell"
    if row.told:
        sentence, tries = row.told.most_common(1)[0]
        told = f"{tries} times: {sentence.replace('|', ' ')}"
    return f"| {row.fault} | {row.tries} | {row.struck} | {lost} | {told} | `{command}` |"


if __name__ == "__main__":
    sys.exit(main())

"""Does every fault many times and prints what was lost.

    python -m bench.faults                     # a few tries of each, some minutes
    python -m bench.faults --times 50          # what docs/reliability.md was written from
    python -m bench.faults --only "kill -9"    # those whose name holds these words
    python -m bench.faults --write docs/reliability.md

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
        sys.stdout.flush()
        for one in row.lost:
            print(f"  {one}")
        if asked.write is not None:
            renew(asked.write, rows, asked.seed)
    return 1 if any(row.lost for row in rows) else 0


def renew(page: Path, rows: list[Row], seed: int) -> None:
    """Put the table in the place of the one that stands in a page."""
    before, _, rest = page.read_text().partition(_BEGIN)
    after = rest.partition(_END)[2]
    lines = ["| Fault | Tried | Lost | Repeat |", "|---|--:|--:|---|"]
    for row in rows:
        command = f'python -m bench.faults --times {row.tries} --seed {seed} --only "{row.fault}"'
        lines.append(f"| {row.fault} | {row.tries} | {len(row.lost) or 'nothing'} | `{command}` |")
    page.write_text(before + _BEGIN + "\n".join(lines) + "\n" + _END + after)


if __name__ == "__main__":
    sys.exit(main())

"""Which share of the branches of `figures/`, `db/` and `importers/` their own tests take both ways.

    python -m bench.branches                    # all three floors; some minutes on two cores
    python -m bench.branches figures --missing  # one floor, and the branches that no test takes

Counted are jumps, as `coverage` counts them: an `if` has two, and both must be taken. Processes
that a test starts (workers of an import, readers of a store) are measured too. Tests that only
hold the time against the length of a text are left out: they meet no branch that others do not.
What no test takes on purpose, and why, stands in CONTRIBUTING.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("figures", "db", "importers")
LONG = "not linear and not time_grows"


def measured(floors: list[str], jobs: int) -> dict[str, Any]:
    """The report of coverage on the tests of these floors; ends the program when one fails."""
    if find_spec("coverage") is None:
        raise SystemExit("coverage is not installed here; pip install -e '.[dev]'")
    tests = [
        str(path) for floor in floors for path in sorted(ROOT.glob(f"tests/test_{floor}_*.py"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        environment = os.environ | {
            "COVERAGE_FILE": f"{folder}/data",
            "COVERAGE_CORE": "ctrace",  # the other way to measure sees no branches before 3.14
        }
        for arguments in (
            ["run", "-m", "pytest", "-q", "-n", str(jobs), "-k", LONG, *tests],
            ["combine", "-q"],
            ["json", "-q", "-o", str(report)],
        ):
            command = [sys.executable, "-m", "coverage", *arguments]
            if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
                raise SystemExit(f"coverage {arguments[0]} failed; what it said stands above")
        result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return result


def main() -> None:
    """Print a line a floor, and with `--missing` a line a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("floors", nargs="*", help="of figures, db, importers; all three without")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--missing", action="store_true", help="name what no test takes")
    asked = parser.parse_args()
    floors = asked.floors or list(FLOORS)
    if not set(floors) <= set(FLOORS):
        parser.error(f"a floor is one of {', '.join(FLOORS)}")
    files = measured(floors, asked.jobs)["files"]
    for floor in floors:
        own = {name: told for name, told in files.items() if Path(name).parts[0] == floor}
        if asked.missing:
            for name, told in own.items():
                for start, end in told["missing_branches"]:
                    print(f"{name}:{start} -> {end if end > 0 else 'out'}")
        print(f"{floor:<10} branches {_share(own, 'branches')}   lines {_share(own, 'lines')}")


def _share(files: dict[str, Any], of: str) -> str:
    there = "num_statements" if of == "lines" else f"num_{of}"
    taken, every = (
        sum(told["summary"][key] for told in files.values()) for key in (f"covered_{of}", there)
    )
    return f"{100 * taken / every:5.1f} % ({taken:,} of {every:,})"


if __name__ == "__main__":
    main()

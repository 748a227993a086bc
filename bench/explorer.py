"""Measures the explorer in a pseudo-terminal: its start, and time and bytes a key.

    python bench/explorer.py [articles [columns lines [library]]]

The start is the time to the first painted text, against an empty Textual application, both
taking turns in one run. A key is timed from being pressed to the last byte of what it painted;
bytes are what a line to another machine would carry. Libraries come from bench/library.py, with
figures in so many articles that the tree and the list of questions are full; one that is there
already is named last, and left as it is.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.library import build, pour  # noqa: E402 - after the path it is found on

ROUNDS = 7
WITH_FIGURES = 300
"""Articles with figures: enough to fill every list, and stored in half a minute."""
QUIET = 0.35
"""Seconds without a byte after which a screen is settled."""
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready")
Bare().run()
"""
KEYS = {
    "cursor": ["j"] * 12,
    "page": ["\x1b[6~"] * 6,
    "focus": ["\t"] * 4,
    "search": list("/worker"),
}
"""What is pressed, one after the other; the first of each is not counted."""


class Probe:
    """A program on a pseudo-terminal, of which only times and bytes are kept."""

    def __init__(self, argv: list[str], size: tuple[int, int], home: str) -> None:
        left_out = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
        environment = {k: v for k, v in os.environ.items() if k not in left_out}
        environment |= {
            "TERM": "xterm-256color",
            "XDG_STATE_HOME": home,
            "XDG_CONFIG_HOME": home,
            "PYTHONPYCACHEPREFIX": f"{home}/compiled",  # as where it is installed
        }
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # the child
            os.chdir(ROOT)
            os.execve(argv[0], argv, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def painted(self, text: bytes) -> float:
        """Milliseconds from the start until `text` was written."""
        written = b""
        while text not in written:
            if not select.select([self.fd], [], [], 30)[0]:
                raise TimeoutError(f"{text!r} was never painted")
            written += os.read(self.fd, 65536)
        return (time.perf_counter() - self.started) * 1000

    def settle(self) -> tuple[float, int]:
        """Milliseconds until the last byte from now, and how many bytes there were."""
        begun = last = time.perf_counter()
        count = 0
        while select.select([self.fd], [], [], QUIET)[0]:
            count += len(os.read(self.fd, 65536))
            last = time.perf_counter()
        return (last - begun) * 1000, count

    def press(self, key: str) -> tuple[float, int]:
        """Press a key; milliseconds and bytes until the screen is settled."""
        os.write(self.fd, key.encode())
        return self.settle()

    def processor_seconds(self) -> float:
        """Processor time that the program has used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def starts(library: str, size: tuple[int, int], home: str) -> dict[str, tuple[float, float]]:
    """Least and median milliseconds to the first painted text, the programs taking turns."""
    programs = {
        "bare Textual": ([sys.executable, "-c", BARE], b"ready"),
        "explorer": ([sys.executable, "-m", "cli", "--db", library], b"Sources"),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(ROUNDS + 1):
        for name, (argv, text) in programs.items():
            probe = Probe(argv, size, home)
            taken = probe.painted(text)
            probe.end()
            if number:  # the first round fills caches
                times[name].append(taken)
    return {name: (min(taken), statistics.median(taken)) for name, taken in times.items()}


def measure_keys(library: str, size: tuple[int, int], home: str) -> None:
    """Print milliseconds and bytes of every kind of key, and what idling costs."""
    probe = Probe([sys.executable, "-m", "cli", "--db", library], size, home)
    probe.painted(b"Sources")
    while any(probe.settle()[1] for _ in range(4)):
        pass  # what is read after the first picture comes in several parts
    for name, keys in KEYS.items():
        taken = [probe.press(key) for key in keys][1:]
        times, counts = [ms for ms, _ in taken], [count for _, count in taken]
        print(
            f"{name:8} {min(times):7.1f} ms least {statistics.median(times):7.1f} median"
            f" {max(times):7.1f} most"
            f" {statistics.median(counts) / 1000:7.2f} kB median {max(counts) / 1000:7.2f} most"
        )
    before = probe.processor_seconds()
    time.sleep(3)
    _, count = probe.settle()
    print(f"idle     {count} bytes, {probe.processor_seconds() - before:.2f} s of processor in 3 s")
    probe.end()


def main() -> None:
    """Make a library, and print what was measured."""
    numbers = [int(word) for word in sys.argv[1:4]]
    articles = numbers[0] if numbers else 10_000
    size = (numbers[1], numbers[2]) if len(numbers) > 2 else (80, 24)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(sys.argv[4]) if len(sys.argv) > 4 else Path(folder) / "bench.db"
        if not library.exists():
            pour(library, articles)
            build(library, min(articles, WITH_FIGURES))
        print(f"{articles:,} articles, {size[0]}x{size[1]}, {library.stat().st_size / 1e6:,.0f} MB")
        found = starts(str(library), size, folder)
        for name, (least, median) in found.items():
            print(f"{least:7.1f} ms least {median:7.1f} median  first painted: {name}")
        ours, bare = found["explorer"], found["bare Textual"]
        ratios = [one / other for one, other in zip(ours, bare, strict=True)]
        print(f"{ratios[0]:7.2f}    least {ratios[1]:7.2f} median  of a bare application")
        measure_keys(str(library), size, folder)


if __name__ == "__main__":
    main()

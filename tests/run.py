"""Run the suites and say how each ended: `python -m tests.run [SUITE …] [-- pytest's words]`.

`sqlite` and `postgresql` are the same tests on the two engines; `chromium` is the journeys. A
suite passes when something ran, nothing failed and nothing was skipped.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITES = ("sqlite", "postgresql", "chromium")
JOURNEYS = "tests/journeys"


@dataclass(frozen=True)
class Tally:
    """How one suite ended; one that broke off has failed at least once."""

    suite: str
    passed: int
    failed: int
    skipped: int

    @property
    def is_good(self) -> bool:
        """Say whether this suite lets a change land."""
        return self.passed > 0 and not self.failed and not self.skipped

    def __str__(self) -> str:
        return f"{self.suite}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main(words: Sequence[str]) -> int:
    """Run the suites named (all three unless some are); return 0 when each is good."""
    cut = words.index("--") if "--" in words else len(words)
    suites, rest = words[:cut] or SUITES, list(words[cut + 1 :])
    if unknown := [suite for suite in suites if suite not in SUITES]:
        print(f"There is no suite {unknown[0]}; there are {', '.join(SUITES)}.", file=sys.stderr)
        return 2
    # Told to stop, end in order: the server and its folder go too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    tallies = [run(suite, rest) for suite in suites]
    print()
    for tally in tallies:
        print(tally)
    return 0 if all(tally.is_good for tally in tallies) else 1


def run(suite: str, rest: list[str]) -> Tally:
    """Run one suite with its server, and read how it ended from pytest's own report."""
    print(f"\n— {suite} —", flush=True)
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="masthead-run-")))
        environment = dict(os.environ, TEST_RUN_FOLDER=str(folder))
        environment.pop("DATABASE_URL", None)
        if suite == "postgresql":
            from tests.servers import postgresql

            environment["DATABASE_URL"] = stack.enter_context(postgresql.server())
        report = folder / "report.xml"
        done = subprocess.run(
            [*pytest(suite, rest), f"--junitxml={report}"], cwd=ROOT, env=environment, check=False
        )
        tally = read(suite, report, broke_off=done.returncode not in (0, 5))
    print(f"{tally} in {time.monotonic() - began:.0f} s", flush=True)
    return tally


def pytest(suite: str, rest: list[str]) -> list[str]:
    """Return the command of one suite: journeys stay with their file, the rest is spread."""
    words = [sys.executable, "-m", "pytest", "--quiet", "-n", str(os.cpu_count() or 1)]
    if suite == "chromium":
        words += ["--dist", "loadfile"]
        rest = rest or [JOURNEYS]
    return words + rest


def read(suite: str, report: Path, *, broke_off: bool) -> Tally:
    """Return a suite's tally from the report that pytest wrote, if it did."""
    cases = list(ET.parse(report).getroot().iter("testcase")) if report.exists() else []
    failed = sum(any(case.find(end) is not None for end in ("failure", "error")) for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Tally(suite, len(cases) - failed - skipped, max(failed, int(broke_off)), skipped)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

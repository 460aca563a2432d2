"""The sample paper, made in a folder of its own and served there for a measurement."""

import contextlib
import os
import socket
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.servers.masthead import ServedPaper, masthead, serving


def environment(folder: str) -> dict[str, str]:
    """Return this environment with the paper's folder and without any other paper's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MASTHEAD_", "DATABASE_URL"))}
    return {**kept, "MASTHEAD_DATA": folder, "DJANGO_SETTINGS_MODULE": "masthead.settings"}


@contextlib.contextmanager
def sample_folder() -> Iterator[Path]:
    """Make the sample paper in a new folder."""
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        masthead(Path(folder), "demo")
        yield Path(folder)


@contextlib.contextmanager
def served() -> Iterator[ServedPaper]:
    """Serve a new sample paper with two workers until the block ends."""
    with sample_folder() as folder, serving(folder) as paper:
        yield paper


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, *, seconds: float = 240) -> float:
    """Wait until the front page answers; return how long that took."""
    began = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(address + "/", timeout=5) as answer:
                answer.read()
            return time.monotonic() - began
        except OSError:
            if time.monotonic() - began > seconds:
                raise
            time.sleep(0.05)

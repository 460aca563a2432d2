"""The sample paper, made in a folder of its own and served there for a measurement."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "masthead")


@dataclass(frozen=True)
class Served:
    """A paper that answers at `address`; `pid` is the process that started all the others."""

    address: str
    pid: int


def environment(folder: str) -> dict[str, str]:
    """Return this environment with the paper's folder and without any other paper's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MASTHEAD_", "DATABASE_URL"))}
    return {**kept, "MASTHEAD_DATA": folder}


@contextlib.contextmanager
def sample_folder() -> Iterator[str]:
    """Make the sample paper in a new folder."""
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        subprocess.run([COMMAND, "demo"], env=environment(folder), check=True, capture_output=True)
        yield folder


@contextlib.contextmanager
def served() -> Iterator[Served]:
    """Serve a new sample paper with two workers until the block ends."""
    with sample_folder() as folder:
        port = free_port()
        command = [COMMAND, "serve", "--port", str(port), "--workers", "2"]
        process = subprocess.Popen(command, env=environment(folder), stdout=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield Served(address, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


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

"""From a clone to the first page, and from the second `make run` to it."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from bench.served import environment, free_port, wait_for
from bench.table import Row


def measure() -> list[Row]:
    """Clone what is committed, `make run` there twice, with the package cache as it is."""
    with tempfile.TemporaryDirectory(prefix="masthead-clone-") as folder:
        root = Path(__file__).resolve().parent.parent
        subprocess.run(["git", "clone", "--quiet", str(root), folder], check=True)
        first, second = _run(folder), _run(folder)
    return [
        Row("make run, from a clone to the first page", first, "s", 180, "limit"),
        Row("make run, the second time", second, "s", 5, "limit"),
    ]


def _run(folder: str) -> float:
    port = free_port()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=folder,
        env=environment(str(Path(folder) / "data")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return wait_for(f"http://127.0.0.1:{port}")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)

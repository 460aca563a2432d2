"""Masthead itself, as its users start it: a folder, the command, and `masthead serve`."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).with_name("masthead")
PATIENCE_SECONDS = 90


@dataclass(frozen=True)
class ServedPaper:
    """A paper that is being served: where, from which folder, by which first process."""

    url: str
    folder: Path
    pid: int

    def masthead(self, *words: str) -> str:
        """Run one verb of the command on this paper and return what it prints.

        Raises CalledProcessError when it refuses; its `stderr` has the reason.
        """
        port = self.url.rpartition(":")[2]
        return masthead(self.folder, *words, MASTHEAD_PORT=port)


def masthead(folder: Path, *words: str, **environment: str) -> str:
    """Run one verb of the command on the paper in a folder and return what it prints.

    Raises CalledProcessError when it refuses; its `stderr` has the reason.
    """
    done = subprocess.run(
        [COMMAND, *words],
        env=_environment(folder) | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        refusal = subprocess.CalledProcessError(done.returncode, done.args, stderr=done.stderr)
        refusal.add_note(done.stderr)
        raise refusal
    return done.stdout


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[ServedPaper]:
    """Serve the paper in a folder on a free port until the block ends; `words` go to the command.

    Raises RuntimeError with the server's own words when it doesn't answer.
    """
    port = _free_port()
    log = folder / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port), *words],
            env=_environment(folder),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}/health/", log)
        yield ServedPaper(f"http://127.0.0.1:{port}", folder, process.pid)
    finally:
        _stop(process)


def _environment(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "MASTHEAD_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    return environment


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _wait(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"masthead serve does not answer:\n{log.read_text()}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

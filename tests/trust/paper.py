"""A paper to be mistreated: its server can be killed with all its processes, and comes back."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 120
ROOT = Path(__file__).resolve().parents[2]
# The command, from whichever copy of the code comes first on the path.
COMMAND = "from masthead.cli import main; main()"


@dataclass
class TrustPaper:
    """A folder, a database and a copy of the code, and the server that runs on them."""

    folder: Path
    database_url: str
    code: Path = ROOT
    extra: dict[str, str] = field(default_factory=dict)
    largest_file: int = resource.RLIM_INFINITY
    port: int = 0
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Return where it is served."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Return what its processes run with; nothing of any other paper's."""
        kept = {name: value for name, value in os.environ.items() if "MASTHEAD_" not in name}
        return {
            **kept,
            "MASTHEAD_DATA": str(self.folder),
            "DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "masthead.settings",
            "PYTHONPATH": str(self.code),
            "MASTHEAD_PORT": str(self.port),
        }

    def run(self, program: str, words: str = "") -> str:
        """Run a program beside the server and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=self.code,
            env=self.environment,
            input=words,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def start(self) -> None:
        """Start `masthead serve`, as its users do; wait until it answers."""
        self.port = self.port or _free_port()
        with (self.folder / "serve.log").open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-c", COMMAND, "serve", "--port", str(self.port)],
                cwd=self.code,
                env={**self.environment, **self.extra},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if self.largest_file != resource.RLIM_INFINITY:
            most = (self.largest_file, resource.RLIM_INFINITY)
            resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, most)
        self._wait()

    def kill(self) -> None:
        """Kill every process of the server at one blow, with no chance to tidy up."""
        if self.server:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None
            _until_free(self.port)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self.server and self.server.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health/", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise RuntimeError(
            f"The server does not come up:\n{(self.folder / 'serve.log').read_text()}"
        )


def _until_free(port: int) -> None:
    """Wait until the last of the killed processes has let go of the port."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                time.sleep(0.02)
            else:
                return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

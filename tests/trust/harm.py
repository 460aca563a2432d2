"""Harm done below the server: its database stopped, the disk full, the disk that doesn't write."""

import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.postgresql import OwnServer
from tests.trust.clients import Clients
from tests.trust.compare import Verdict, compare
from tests.trust.gifts import prepare
from tests.trust.ordeals import ordeal
from tests.trust.paper import TrustPaper

_SHIM = Path(__file__).with_name("fsync_fails.c")
MakeRoom = Callable[[], object]
_ROOM_BYTES = 2 * 1024 * 1024


def database_stops(
    paper: TrustPaper, server: OwnServer, *, gifts: int, strikes: int, seed: int
) -> Verdict:
    """Stop PostgreSQL in mid-transaction and start it again, while the paper goes on."""
    strike = server.stop_at_once_and_start
    return ordeal(paper, strike, gifts=gifts, strikes=strikes, seed=seed)


def fsync_fails(paper: TrustPaper, *, gifts: int, strikes: int, seed: int) -> Verdict:
    """Let the disk refuse to write for a moment, again and again, and kill the server then.

    Needs a C compiler: `compiler()` says whether there is one.
    """
    chance, switch = random.Random(seed), paper.folder / "fsync-fails"
    shim = paper.folder / "fsync_fails.so"
    subprocess.run([compiler(), "-shared", "-fPIC", "-o", shim, _SHIM], check=True)
    paper.extra = {"LD_PRELOAD": str(shim), "FSYNC_FAILS_WHILE": str(switch)}

    def strike() -> None:
        switch.touch()
        time.sleep(0.2 + chance.random() * 0.2)
        paper.kill()
        switch.unlink()
        paper.start()

    return ordeal(paper, strike, gifts=gifts, strikes=strikes, seed=seed)


def compiler() -> str:
    """Return the C compiler of this machine, or nothing."""
    return shutil.which("cc") or shutil.which("gcc") or ""


def disk_is_full(paper: TrustPaper, *, gifts: int, seed: int) -> Verdict:
    """Send more gifts than there is room for, then make room and send the rest.

    Where this runs as root the database stands on a small disk of its own. Elsewhere the server
    may write no file larger than that, which the database meets as the same refusal.
    """
    waiting = prepare(paper, gifts, seed=seed)
    with _little_room(paper) as make_room:
        paper.start()
        clients = Clients(paper, waiting)
        clients.begin()
        _wait_until_refused(clients)
        clients.end()
        paper.kill()
        make_room()
        paper.start()
        rest = [gift for gift in waiting if gift not in set(clients.acknowledged)]
        later = Clients(paper, rest)
        later.begin()
        while not later.done:
            time.sleep(0.05)
        later.end()
        try:
            return compare(paper, clients.acknowledged + later.acknowledged)
        finally:
            paper.kill()


def _wait_until_refused(clients: Clients) -> None:
    """Wait until nothing is acknowledged any more, which has to happen."""
    before = -1
    while clients.refused < 20 or clients.count != before:
        if clients.done:
            raise RuntimeError("There was room for all: the disk was never full")
        before = clients.count
        time.sleep(1)


@contextmanager
def _little_room(paper: TrustPaper) -> Iterator[MakeRoom]:
    database = Path(paper.database_url.removeprefix("sqlite:///"))
    if os.geteuid() == 0 and shutil.which("mount"):
        with _small_disk(paper, database) as make_room:
            yield make_room
        return
    paper.largest_file = database.stat().st_size + _ROOM_BYTES
    yield lambda: setattr(paper, "largest_file", resource.RLIM_INFINITY)


@contextmanager
def _small_disk(paper: TrustPaper, database: Path) -> Iterator[MakeRoom]:
    place = Path(tempfile.mkdtemp(prefix="masthead-disk-"))
    size = database.stat().st_size + _ROOM_BYTES
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        shutil.copy(database, place / database.name)
        paper.database_url = f"sqlite:///{place / database.name}"
        yield lambda: subprocess.run(
            ["mount", "-o", f"remount,size={size * 20}", place], check=True
        )
    finally:
        paper.kill()
        subprocess.run(["umount", "--lazy", place], check=True)
        place.rmdir()

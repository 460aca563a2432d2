"""Start the processes of a served paper, keep them going, and stop them together.

Django is loaded once, here, and the processes are forked from it, so that they share memory.
This process itself touches no database after the fork.
"""

import contextlib
import ctypes
import gc
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from masthead.cli import ports

READY_WITHIN_SECONDS = 60
# Longer than the application gives its own workers.
STOPPED_WITHIN_SECONDS = 15
RESTART_PAUSE_SECONDS = 1.0
log = logging.getLogger("masthead.serve")


@dataclass
class Family:
    """The processes by name, what each runs, and whether they are being stopped."""

    work: dict[str, Callable[[], None]]
    running: dict[int, str] = field(default_factory=dict)
    stopping: bool = False

    def start(self, name: str) -> None:
        """Fork one process. The child never returns from here."""
        pid = os.fork()
        if pid == 0:
            _become(self.work[name])
        self.running[pid] = name

    def stop(self, *_: object) -> None:
        """Ask every process to end, and soon make it; safe as a signal's handler."""
        self.stopping = True
        for pid in self.running:
            os.kill(pid, signal.SIGTERM)
        signal.alarm(STOPPED_WITHIN_SECONDS)

    def make_stop(self, *_: object) -> None:
        """End every process that was asked to and didn't; safe as a signal's handler."""
        for pid in self.running:
            log.error("The %s process didn't stop when asked: it is ended", self.running[pid])
            os.kill(pid, signal.SIGKILL)


def run(host: str, *, port: int, workers: int, when_ready: Callable[[], None]) -> None:
    """Serve until a signal comes; a process that dies is started again.

    Exits with status 1 when the application does not come up.
    """
    from masthead.cli import clock, processes

    _share_one_arena()
    held = ports.hold_folder(f"http://{host}:{port}/")
    _load_once()
    family = Family(
        work={
            "application": lambda: processes.application(host, port=port, workers=workers),
            "tasks": processes.task_worker,
            "clock": clock.run,
        }
    )
    for name in family.work:
        family.start(name)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, family.stop)
    signal.signal(signal.SIGALRM, family.make_stop)
    if _wait_until_up(host, port, family=family):
        when_ready()
    _keep_going(family)
    held.close()


def _share_one_arena() -> None:
    """Have the threads of each process take memory from one arena, where the C library can.

    glibc gives each thread its own and hardly gives any back: 170 MB of a served paper's 415.
    Python's threads take turns anyway, so that one arena costs them nothing.
    """
    arena_max = -8  # M_ARENA_MAX in <malloc.h>
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(arena_max, 1)


def _load_once() -> None:
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.test import RequestFactory

    application = get_wsgi_application()
    # One request to a page without a database loads the addresses, hooks and templates.
    application.get_response(RequestFactory(headers={"host": "127.0.0.1"}).get("/health/"))
    connections.close_all()
    gc.collect()
    gc.freeze()


def _become(work: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    status = 1
    try:
        work()
        status = 0
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _wait_until_up(host: str, port: int, *, family: Family) -> bool:
    until = time.monotonic() + READY_WITHIN_SECONDS
    address = "127.0.0.1" if host == "0.0.0.0" else host
    while time.monotonic() < until and not family.stopping:
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _keep_going(family: Family) -> None:
    while family.running:
        try:
            pid, _status = os.wait()
        except ChildProcessError:
            return
        except InterruptedError:
            continue
        name = family.running.pop(pid, "")
        if name and not family.stopping:
            log.error("The %s process ended; starting it again", name)
            time.sleep(RESTART_PAUSE_SECONDS)
            family.start(name)

"""A line before one file: who comes first goes first, between threads and processes.

SQLite lets a writer who finds the file taken sleep, ever longer, and try again: who slept long
is overtaken by whoever comes while nobody looks, and some waited for seconds. Here a writer
takes a number and goes when nobody with a smaller one is left. Numbers are bytes of a file
that their holders have locked, so the kernel takes them back from a process that dies. The
line is a courtesy alone: that only one writes at a time is SQLite's own lock, which stays.
"""

import fcntl
import os
import struct
import time
from pathlib import Path

PATIENCE_SECONDS = 10.0
# The next in line looks often, those behind them as much less often as they have to wait.
_LOOK_EVERY_SECONDS = 0.0004
_LOOK_AT_LEAST_EVERY_SECONDS = 0.01
# struct flock with 64-bit offsets: type, whence, start, length, process (0: this open file).
_FLOCK = struct.Struct("hhqqi4x")
_NUMBERS = struct.Struct("<QQ")
_COUNTER = 0
_FIRST = 1


class Line:
    """One place in the line before a file; each connection has its own."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def enter(self, *, patience: float = PATIENCE_SECONDS) -> bool:
        """Wait for the turn and hold it until `leave`; False where patience ran out."""
        number = self._take_a_number()
        until = time.monotonic() + patience
        while not self._lock(fcntl.F_WRLCK, _FIRST, number, wait=False):
            if time.monotonic() > until:
                self.leave()
                return False
            ahead = max(1, number - self._numbers()[1])
            time.sleep(min(ahead * _LOOK_EVERY_SECONDS, _LOOK_AT_LEAST_EVERY_SECONDS))
        os.pwrite(self._file, _NUMBERS.pack(0, number)[8:], 8)
        return True

    def leave(self) -> None:
        """Let the next one go."""
        self._lock(fcntl.F_UNLCK, 0, 0, wait=False)

    def close(self) -> None:
        """Leave for good."""
        os.close(self._file)

    def _take_a_number(self) -> int:
        """Count one up and hold the byte of that number, before anybody gets a later one."""
        self._lock(fcntl.F_WRLCK, _COUNTER, 1, wait=True)
        number = self._numbers()[0]
        os.pwrite(self._file, _NUMBERS.pack(number + 1, 0)[:8], 0)
        self._lock(fcntl.F_WRLCK, _FIRST + number, 1, wait=True)
        self._lock(fcntl.F_UNLCK, _COUNTER, 1, wait=False)
        return number

    def _numbers(self) -> tuple[int, int]:
        """Return the next number to be taken, and the one whose turn it was last."""
        kept = os.pread(self._file, _NUMBERS.size, 0).ljust(_NUMBERS.size, b"\0")
        taken, served = _NUMBERS.unpack(kept)
        return taken, served

    def _lock(self, kind: int, start: int, length: int, *, wait: bool) -> bool:
        """Lock bytes or let them go; False where another holds one of them. 0 is all bytes."""
        if kind != fcntl.F_UNLCK and length == 0:
            return True
        command = fcntl.F_OFD_SETLKW if wait else fcntl.F_OFD_SETLK
        try:
            fcntl.fcntl(self._file, command, _FLOCK.pack(kind, os.SEEK_SET, start, length, 0))
        except (BlockingIOError, PermissionError):
            return False
        return True


def open_line(database: str) -> Line | None:
    """Return a place in the line before a database's file.

    None for a database in memory, in a folder that can't be written, and on systems whose
    locks belong to a process: there SQLite's own way of waiting has to do.
    """
    path = Path(database)
    if not hasattr(fcntl, "F_OFD_SETLK") or not path.is_absolute():
        return None
    try:
        return Line(path.with_name(f"{path.name}-line"))
    except OSError:
        return None

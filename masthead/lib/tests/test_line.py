"""The line before SQLite's file: in the order of coming, given back at death."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from masthead.lib.sqlite.line import Line, open_line
from masthead.people.models import Person
from tests.database import Database

HOLD = """
import sys, pathlib
from masthead.lib.sqlite.line import Line
Line(pathlib.Path(sys.argv[1])).enter()
print("mine", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "line"


@pytest.fixture
def holder(path: Path) -> Iterator[Line]:
    line = Line(path)
    assert line.enter()
    yield line
    line.close()


def test_who_waits_too_long_goes_without(holder: Line, path: Path) -> None:
    other = Line(path)
    assert not other.enter(patience=0.05)
    holder.leave()
    assert other.enter(patience=0.05)
    other.close()


def test_they_go_in_the_order_in_which_they_came(holder: Line, path: Path) -> None:
    went: list[int] = []

    def go(number: int) -> None:
        line = Line(path)
        assert line.enter()
        went.append(number)
        line.leave()
        line.close()

    waiting = [threading.Thread(target=go, args=[number]) for number in range(6)]
    for number, thread in enumerate(waiting):
        thread.start()
        _until_taken(path, number + 2)
    holder.leave()
    for thread in waiting:
        thread.join()
    assert went == list(range(6))


def _until_taken(path: Path, count: int) -> None:
    while int.from_bytes(path.read_bytes()[:8], "little") < count:
        time.sleep(0.001)


def test_a_place_is_given_back_by_whoever_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"mine\n"
        own = Line(path)
        assert not own.enter(patience=0.02)
        os.kill(process.pid, signal.SIGKILL)
        assert own.enter()
        own.close()


def test_there_is_no_line_before_a_database_in_memory() -> None:
    assert open_line(":memory:") is None


@pytest.mark.sqlite
def test_a_transaction_stands_in_line_and_so_does_a_statement_alone(
    committed_db: Database,
) -> None:
    line = open_line(connection.settings_dict["NAME"])
    assert line
    with transaction.atomic():
        assert not line.enter(patience=0.02)
    Person.objects.filter(name="Nobody").update(town="Nowhere")
    assert line.enter(patience=0.02)
    stuck = threading.Thread(target=_write)
    stuck.start()
    stuck.join(0.1)
    assert stuck.is_alive()
    line.leave()
    stuck.join()
    line.close()


def _write() -> None:
    Person.objects.filter(name="Nobody").update(town="Nowhere")
    connection.close()

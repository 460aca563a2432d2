"""The sample paper for journeys: made once for a run, copied for each file of tests, served."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.environment import FOLDER
from tests.locks import one_at_a_time
from tests.servers.masthead import ServedPaper, masthead, serving

GATHER_STATIC = "from masthead.cli import ground, schema; ground.begin(); schema.collect_static()"
CUT_PICTURES = """
from masthead.cli import ground; ground.begin()
from masthead.newsroom.cuts import cut_all
from masthead.newsroom.models import Picture
for picture in Picture.objects.order_by("pk")[{number}::{among}]: cut_all(picture)
"""
WORK_OFF = """
from masthead.cli import ground; ground.begin()
from django_tasks_db.management.commands.db_worker import Worker
Worker(queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
       max_tasks=None, worker_id="first", excluded_queue_names=[]).run()
"""


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """Return the folder of the run's one sample paper, never served: copy it."""
    run = Path(os.environ.get("TEST_RUN_FOLDER", FOLDER))
    folder = run / "sample"
    with one_at_a_time(run):
        if not folder.exists():
            making = run / "sample-making"
            masthead(making, "demo")
            _gather_static(making)
            _work_off(making)
            making.rename(folder)
    return folder


def _gather_static(folder: Path) -> None:
    """Collect the static files once for all copies, as `masthead serve` would at its start."""
    assert _python(folder, GATHER_STATIC).wait() == 0


def _work_off(folder: Path) -> None:
    """Do once for all copies what the task worker of each would begin with.

    It does one job after another, so the longest of them, the pictures, are cut on every core.
    """
    among = os.cpu_count() or 1
    cutters = [
        _python(folder, CUT_PICTURES.format(number=number, among=among)) for number in range(among)
    ]
    assert [cutter.wait() for cutter in cutters] == [0] * among
    assert _python(folder, WORK_OFF).wait() == 0


def _python(folder: Path, program: str) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "MASTHEAD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "masthead.settings",
    }
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen([sys.executable, "-c", program], env=environment)


@pytest.fixture(scope="module")
def served_paper(
    sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedPaper]:
    """Serve a copy of the sample paper that this file of tests has to itself."""
    folder = tmp_path_factory.mktemp("paper") / "data"
    shutil.copytree(sample_folder, folder)
    with serving(folder) as paper:
        yield paper
    shutil.rmtree(folder)

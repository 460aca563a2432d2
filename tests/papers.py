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
WORK_OFF = """
from masthead.cli import ground; ground.begin()
from django_tasks_db.management.commands.db_worker import Worker
Worker(queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
       max_tasks=None, worker_id="%d", excluded_queue_names=[]).run()
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
            _cut_pictures(making)
            making.rename(folder)
    return folder


def _gather_static(folder: Path) -> None:
    """Collect the static files once for all copies, as `masthead serve` would at its start."""
    assert _python(folder, GATHER_STATIC).wait() == 0


def _cut_pictures(folder: Path) -> None:
    """Do once for all copies what the task worker of each would begin with, on every core."""
    workers = [_python(folder, WORK_OFF % number) for number in range(os.cpu_count() or 1)]
    assert [worker.wait() for worker in workers] == [0] * len(workers)


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

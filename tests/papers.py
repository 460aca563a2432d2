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
            making.rename(folder)
    return folder


def _gather_static(folder: Path) -> None:
    """Collect the static files once for all copies, as `masthead serve` would at its start."""
    environment = {
        **os.environ,
        "MASTHEAD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "masthead.settings",
    }
    subprocess.run([sys.executable, "-c", GATHER_STATIC], env=environment, check=True)


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

"""Keep tests away from any real paper: this process gets a data folder of its own.

Loaded by `-p tests.environment` before Django reads its settings; `DATABASE_URL` alone, the
engine that the suite runs on, is let through.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="masthead-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
(FOLDER / "static").mkdir()

for name in [name for name in os.environ if name.startswith("MASTHEAD_")]:
    del os.environ[name]
os.environ["MASTHEAD_DATA"] = str(FOLDER)

ENGINE = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"

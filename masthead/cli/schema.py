"""Keep the database's schema, its guards and the static files in step with the code."""

import os
import subprocess
import sys

import click


class SchemaBehind(ValueError):
    """The database needs a migration that could not be made."""


def migrate_if_needed() -> None:
    """Migrate where something is unapplied, and put right guards that are missing.

    Raises SchemaBehind when the database refuses. The serving role may not change the schema,
    so the work is done by a process of its own, as the owner.
    """
    from django.db import connection

    from masthead.lib import guards

    if is_behind() or guards.missing(connection):
        _migrate()
        if lacking := guards.missing(connection):
            raise SchemaBehind(f"The database lacks guards of the book: {', '.join(lacking)}")


def is_behind() -> bool:
    """Say whether a migration is waiting to be applied."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    from django.db import connection

    connection.close()
    done = subprocess.run(
        [sys.executable, "-m", "masthead.cli.migrate"],
        env={**os.environ, "MASTHEAD_MIGRATING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise SchemaBehind(f"The database can’t be brought up to date: {said}")


def collect_static() -> None:
    """Gather the static files under hashed names, where that was not done for this code."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.STATIC_ROOT / ".gathered"
    print_of_code = _fingerprint()
    if stamp.exists() and stamp.read_text() == print_of_code:
        return
    click.echo("Gathering the static files …", err=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.exists())
    stamp.write_text(print_of_code)


def _fingerprint() -> str:
    import hashlib

    import wagtail
    from django.conf import settings

    ours = hashlib.sha256(wagtail.__version__.encode())
    for path in sorted(settings.STATICFILES_DIRS[0].rglob("*")):
        if path.is_file():
            ours.update(path.name.encode() + path.read_bytes())
    return ours.hexdigest()


def mark_practice() -> None:
    """Lay the marker that lets this folder's cookies travel over plain HTTP."""
    from django.conf import settings

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    (settings.DATA_DIR / "practice").touch()
    settings.PRACTICE = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SECURE_HSTS_SECONDS = 0

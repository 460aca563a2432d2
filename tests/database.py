"""The database that tests run on, the same way on SQLite and on PostgreSQL.

`db` (pytest-django's) gives a transaction that is rolled back; `committed_db` a database of the
test's own, where commits are real and threads and other processes see each other.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.environment import ENGINE, FOLDER
from tests.locks import one_at_a_time
from tests.servers.copies import Copies, PostgresqlCopies, SqliteCopies

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "databases"


@dataclass(frozen=True)
class Database:
    """One database of a test's own: `sqlite` or `postgresql`, and the address of it."""

    vendor: str
    url: str


@dataclass(frozen=True)
class TwoRoles:
    """An empty database of PostgreSQL's that belongs to one role and is served by a lesser one."""

    owner_url: str
    serving_url: str
    serving_role: str


@pytest.fixture(scope="session")
def copies() -> Copies:
    """Return the way to copy databases on the engine that this suite runs on."""
    return (
        SqliteCopies(FOLDER) if ENGINE == "sqlite" else PostgresqlCopies(os.environ["DATABASE_URL"])
    )


@pytest.fixture(scope="session")
def template_db(
    copies: Copies, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Give the name of a migrated database that nobody touches: copy it."""
    template = copies.name("template")
    with django_db_blocker.unblock():
        before = connections.settings["default"]["NAME"]
        copies.copy(_base(copies), template)
        migrate(template)
        use(before)
    yield template
    copies.drop(template)


@pytest.fixture(scope="session")
def django_db_setup(
    copies: Copies, template_db: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Put Django on the database whose transactions are rolled back (pytest-django's fixture)."""
    name = copies.name("rolled_back")
    copies.copy(template_db, name)
    with django_db_blocker.unblock():
        use(name)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    copies.drop(name)


@pytest.fixture
def committed_db(
    copies: Copies,
    template_db: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
) -> Iterator[Database]:
    """Put Django on a database of this test's own, where what it commits stays until it ends.

    Threads that the test starts must close their connections. Not to be had together with `db`.
    """
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        raise pytest.UsageError("committed_db stands alone: leave db and django_db out")
    before = connections.settings["default"]["NAME"]
    name = copies.name("committed")
    copies.copy(template_db, name)
    with django_db_blocker.unblock():
        use(name)
        yield Database(copies.vendor, copies.url(name))
        use(before)
    copies.drop(name)


@pytest.fixture(scope="module")
def two_roles(copies: Copies) -> Iterator[TwoRoles]:
    """Give an empty database with an owner and a lesser role that may connect, no more."""
    assert isinstance(copies, PostgresqlCopies), "mark this test with pytest.mark.postgresql"
    name, owner, serving = (copies.name(word) for word in ("roles", "owner", "serving"))
    for role in (owner, serving):
        copies.run(f"CREATE ROLE {{}} LOGIN PASSWORD '{role}'", role)
    copies.run("CREATE DATABASE {} OWNER {}", name, owner)
    yield TwoRoles(copies.url(name, user=owner), copies.url(name, user=serving), serving)
    copies.drop(name)
    for role in (owner, serving):
        copies.run("DROP ROLE {}", role)


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Start each test with nothing remembered from the one before."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    ContentType.objects.clear_cache()


def use(name: str) -> None:
    """Put Django on another database, in this thread and in those that start later."""
    connections["default"].close()
    connections.settings["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


def migrate(name: str) -> None:
    """Bring a database up to date and leave it with nobody connected."""
    use(name)
    call_command("migrate", interactive=False, verbosity=0)
    connections["default"].close()


def _base(copies: Copies) -> str:
    """Return the database that every process copies, made when a migration has changed."""
    word = f"base_{_fingerprint()}"
    name = str(CACHE / f"{word}.sqlite3") if copies.vendor == "sqlite" else f"masthead_{word}"
    with one_at_a_time(CACHE):
        if not copies.exists(name):
            making = f"{name}_making"
            copies.make(making)
            migrate(making)
            copies.rename(making, name)
    return name


def _fingerprint() -> str:
    files = [ROOT / "requirements" / "run.txt", *sorted(ROOT.glob("masthead/*/migrations/*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]

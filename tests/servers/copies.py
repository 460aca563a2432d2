"""Databases made by copying: a file on SQLite, `CREATE DATABASE … TEMPLATE` on PostgreSQL.

The book refuses DELETE, so a test that commits can't be cleaned up after; it gets a copy of its
own, which is thrown away.
"""

import os
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


class Copies(ABC):
    """What either engine can do with a whole database that nobody is connected to."""

    vendor: str

    @abstractmethod
    def name(self, word: str) -> str:
        """Return this engine's name for the database called `word` (a path on SQLite)."""

    @abstractmethod
    def url(self, name: str) -> str:
        """Return the address of a database, as `DATABASE_URL` gives it."""

    @abstractmethod
    def exists(self, name: str) -> bool:
        """Say whether there is such a database."""

    @abstractmethod
    def make(self, name: str) -> None:
        """Make an empty database, in place of any of that name."""

    @abstractmethod
    def copy(self, source: str, target: str) -> None:
        """Copy one database to a name that is free."""

    @abstractmethod
    def rename(self, source: str, target: str) -> None:
        """Give a database a name that is free."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Drop a database, if there is one, whoever is connected to it."""


class SqliteCopies(Copies):
    """Files in one folder."""

    vendor = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def name(self, word: str) -> str:
        return str(self.folder / f"{word}.sqlite3")

    def url(self, name: str) -> str:
        return f"sqlite:///{name}"

    def exists(self, name: str) -> bool:
        return Path(name).exists()

    def make(self, name: str) -> None:
        self.drop(name)
        Path(name).parent.mkdir(parents=True, exist_ok=True)

    def copy(self, source: str, target: str) -> None:
        shutil.copyfile(source, target)

    def rename(self, source: str, target: str) -> None:
        Path(source).replace(target)

    def drop(self, name: str) -> None:
        for tail in ("", "-wal", "-shm", "-line"):
            Path(name + tail).unlink(missing_ok=True)


class PostgresqlCopies(Copies):
    """Databases of one server, reached as a role that may make them."""

    vendor = "postgresql"

    def __init__(self, url: str) -> None:
        self.server = url

    def name(self, word: str) -> str:
        return f"masthead_test_{os.getpid()}_{word}"

    def url(self, name: str, *, user: str = "") -> str:
        parts = urlsplit(self.server)
        place = parts.netloc
        if user:
            place = f"{user}:{user}@{place.rpartition('@')[2]}"
        return parts._replace(netloc=place, path=f"/{name}").geturl()

    def exists(self, name: str) -> bool:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        with psycopg.connect(self.server, autocommit=True) as connection:
            return connection.execute(query, [name]).fetchone() is not None

    def make(self, name: str) -> None:
        self.drop(name)
        self.run("CREATE DATABASE {}", name)

    def copy(self, source: str, target: str) -> None:
        self.run("CREATE DATABASE {} TEMPLATE {}", target, source)

    def rename(self, source: str, target: str) -> None:
        self.run("ALTER DATABASE {} RENAME TO {}", source, target)

    def drop(self, name: str) -> None:
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def run(self, statement: str, *names: str) -> None:
        """Run one statement, its `{}` filled with quoted names, outside any transaction."""
        query = sql.SQL(statement).format(*[sql.Identifier(name) for name in names])
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(query)

"""What every verb stands on: Django set up, the paper found, a refusal said in one sentence."""

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
import django

if TYPE_CHECKING:
    from masthead.paper.models import Paper


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Turn an anticipated refusal of the domain into exit status 1 and its sentence.

    The domain raises ValueError and LookupError for what a person can put right; a database
    that cannot be read or written says so in the same way.
    """
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError

    try:
        yield
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except (ValueError, LookupError) as error:
        raise click.ClickException(str(error.args[0] if error.args else error)) from error
    except DatabaseError as error:
        raise click.ClickException(f"The database does not answer as it should: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{error.strerror}: {error.filename or ''}") from error


def begin() -> None:
    """Set Django up. Cheap the second time."""
    with refusing():
        django.setup()


def open_paper() -> "Paper":
    """Set Django up, bring the schema up to date, and return the paper, in its time zone.

    Refuses where there is no paper.
    """
    begin()
    from django.utils import timezone

    from masthead.cli.schema import migrate_if_needed
    from masthead.paper.models import the_paper

    with refusing():
        _refuse_no_file()
        migrate_if_needed()
        paper = the_paper()
    timezone.activate(paper.time_zone)
    return paper


def _refuse_no_file() -> None:
    """Say that there is no paper before SQLite makes an empty file of the name."""
    from pathlib import Path

    from django.db import connection

    from masthead.paper.models import NoPaper

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        raise NoPaper("There is no paper here yet; `masthead init` or `masthead demo` makes one")


def now() -> dt.datetime:
    """Return this moment: the one place where a command reads the clock."""
    return dt.datetime.now(tz=dt.UTC)


def say(figures: dict[str, Any], *, as_json: bool, words: str) -> None:
    """Print an answer, as words for a person or as JSON for a program."""
    click.echo(json.dumps(figures, ensure_ascii=False, default=str) if as_json else words)


def base_address() -> str:
    """Return where the paper is seen: as set, else where it is being served just now."""
    from django.conf import settings

    from masthead.cli import ports

    if "MASTHEAD_URL" in os.environ:
        return settings.BASE_URL
    return ports.already_served().rstrip("/").replace("//0.0.0.0", "//127.0.0.1") or (
        settings.BASE_URL
    )


def sign_in_address(secret: str, *, base: str = "") -> str:
    """Return the whole address of a sign-in link."""
    from django.urls import reverse

    return (base or base_address()) + reverse("sign_in", args=[secret])


DAY = click.DateTime(formats=["%Y-%m-%d"])

"""`masthead import`: what an old system kept, taken over."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.cli import ground, old_register
from masthead.lib import money

if TYPE_CHECKING:
    from masthead.register.models import ShareClass
    from masthead.register.take_over.columns import Columns
    from masthead.register.take_over.look import Look, Progress
    from masthead.register.take_over.sheet import Sheet
    from masthead.register.take_over.terms import Terms

DAYS = {"day-first": "dmy", "month-first": "mdy"}


@click.group()
def import_() -> None:
    """Take over what an old system kept.

    Example: masthead import register members.xlsx --as-at 2026-06-30 --dry-run
    """


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-at", "as_at", type=ground.DAY, help="Day that the file is of. Default: today.")
@click.option("--members", type=click.IntRange(min=0), help="Control total: members, not former.")
@click.option("--shares", type=click.IntRange(min=0), help="Control total: shares.")
@click.option("--amount", default="", help="Control total: what was paid on them.")
@click.option("--authority", default="", help="Minute that decided it. Default: the file’s name.")
@click.option("--class", "class_name", default="", help="Class of the shares. Default: the only.")
@click.option("--nominal", default="", help="What a share is worth, where no class is there yet.")
@click.option("--column", "said", multiple=True, help="Where something stands: shares=Units.")
@click.option("--header-row", type=click.IntRange(min=1), help="Default: found.")
@click.option("--days", type=click.Choice(list(DAYS)), help="How 01/02/2019 is read.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken over.")
@click.option("--accept-doubts", "seen", type=int, help="How many you have seen and accept.")
@click.option("--doubts", "doubts_file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def register(
    *,
    file: Path,
    as_at: dt.datetime | None,
    members: int | None,
    shares: int | None,
    amount: str,
    authority: str,
    class_name: str,
    nominal: str,
    said: tuple[str, ...],
    header_row: int | None,
    days: str | None,
    dry_run: bool,
    seen: int | None,
    doubts_file: Path | None,
    as_json: bool,
) -> None:
    """Take over an old register of members (CSV, XLSX): all of its rows, or none.

    Look first: --dry-run shows every doubt, --doubts FILE keeps them as a table. Then say the
    control totals and how many doubts you accept. What --column says is remembered.

    Example: masthead import register members.csv --as-at 2026-06-30 --members 24000
    --shares 612345 --amount 612345.00 --accept-doubts 3
    """
    paper = ground.open_paper()
    from masthead.register.take_over.bring import refuse_again
    from masthead.register.take_over.sheet import sheet_of
    from masthead.register.take_over.terms import Terms
    from masthead.register.take_over.totals import Totals

    at, currency = ground.now(), paper.currency
    with ground.refusing():
        data = file.read_bytes()
        sheet = sheet_of(data)
        refuse_again(data)
        terms = Terms(
            columns=_columns(sheet, said=said, header_row=header_row, days=days, at=at),
            as_on=as_at.date() if as_at else paper.today(at),
            share_class=_class(class_name, nominal, currency=currency),
            authority=(authority or file.name)[:300],
            said=Totals(members, shares, _amount(amount, currency=currency)),
        )
        found, why = (
            (_looked_at(sheet, terms, currency=currency), "")
            if dry_run
            else _taken(data, terms, sheet=sheet, name=file.name, seen=seen)
        )
    if doubts_file:
        old_register.keep_doubts(found, doubts_file)
    if as_json:
        figures = old_register.figures(found, terms, currency=currency)
        ground.say(figures | {"taken_over": not dry_run and not why}, as_json=True, words="")
    else:
        click.echo(old_register.words(found, terms, currency=currency), err=bool(why))
    if why:
        raise click.ClickException(f"{why.removesuffix('.')}. Nothing is taken over.")


def _amount(typed: str, *, currency: str) -> int | None:
    if not typed.strip("0."):
        return 0 if typed else None
    return money.parse(typed, currency=currency)


def _columns(
    sheet: Sheet,
    *,
    said: tuple[str, ...],
    header_row: int | None,
    days: str | None,
    at: dt.datetime,
) -> Columns:
    """Return the columns as they are remembered or guessed, and as the options say them."""
    from masthead.register.take_over.columns import named, refuse_missing
    from masthead.register.take_over.remember import remember
    from masthead.register.take_over.terms import columns_for

    pairs = dict(pair.split("=", 1) for pair in said if "=" in pair)
    if len(pairs) != len(said):
        raise click.UsageError("--column takes what stands there and its name: shares=Units")
    columns = named(columns_for(sheet, header_row=header_row), pairs)
    if days:
        columns = replace(columns, order=DAYS[days])
    refuse_missing(columns)
    if pairs or days:
        remember(columns, at=at)
    return columns


def _class(name: str, nominal: str, *, currency: str) -> ShareClass:
    """Return the class of the shares; where a society has none yet, one that isn't kept yet."""
    from masthead.register.models import ShareClass
    from masthead.register.take_over.terms import class_named

    if nominal and not ShareClass.objects.exists():
        worth = money.parse(nominal, currency=currency)
        return ShareClass(name=name[:80] or "Ordinary", nominal_minor=worth, withdrawable=True)
    return class_named(name)


@contextlib.contextmanager
def _bar(label: str) -> Iterator[Progress | None]:
    """Give who hears of the progress: a bar where a person watches, nobody elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def told(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield told


def _looked_at(sheet: Sheet, terms: Terms, *, currency: str) -> Look:
    from masthead.register.take_over.look import look

    with _bar("Looking") as told:
        return look(
            sheet,
            terms.columns,
            share_class=terms.share_class,
            as_on=terms.as_on,
            currency=currency,
            told=told,
        )


def _taken(
    data: bytes, terms: Terms, *, sheet: Sheet, name: str, seen: int | None
) -> tuple[Look, str]:
    """Take the file over in one transaction, and return what was found and why it wasn't."""
    from django.db import transaction

    from masthead.people import audit
    from masthead.register.take_over.bring import bring
    from masthead.register.take_over.say_how import say_how
    from masthead.register.take_over.take_over import NotTakenOver, take_over

    by, at = audit.COMMAND, ground.now()
    try:
        with transaction.atomic(), _bar("Taking over") as told:
            if terms.share_class._state.adding:
                terms = replace(terms, share_class=_added(terms.share_class, at=at))
            old = bring(data, file_name=name, sheet=sheet, by=by, at=at)
            say_how(old, terms, by=by, at=at)
            return take_over(old, seen=seen, by=by, at=at, told=told, sheet=sheet), ""
    except NotTakenOver as refused:
        return refused.found, str(refused)


def _added(share_class: ShareClass, *, at: dt.datetime) -> ShareClass:
    from masthead.people import audit
    from masthead.shares.offers.make_class import make_class

    return make_class(
        share_class.name,
        nominal_minor=share_class.nominal_minor,
        withdrawable=share_class.withdrawable,
        transferable=share_class.transferable,
        by=audit.COMMAND,
        at=at,
    )

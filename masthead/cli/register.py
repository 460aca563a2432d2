"""`masthead register`: the register of members, as at any day."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from masthead.cli import ground
from masthead.lib import money

if TYPE_CHECKING:
    from masthead.register.as_at import Row
    from masthead.register.copies.asked import Asked
    from masthead.register.figures import Figures
    from masthead.register.officers.officers import Officer

FORMS = ["table", "csv", "pdf"]


@click.command()
@click.option(
    "--as-at", "as_at", type=ground.DAY, help="What was true on this day. Default: today."
)
@click.option("--known", type=ground.DAY, help="As the books stood on this day. Default: now.")
@click.option("--inspection", is_flag=True, help="The copy for inspection, without any holding.")
@click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def register(
    *,
    as_at: dt.datetime | None,
    known: dt.datetime | None,
    inspection: bool,
    form: str,
    as_json: bool,
) -> None:
    """Write the register of members to standard output, former members included.

    Example: masthead register --as-at 2026-06-30 --inspection --format pdf > register.pdf
    """
    paper = ground.open_paper()
    from masthead.people import audit
    from masthead.register.copies.asked import Asked
    from masthead.register.copies.hand_over import hand_over

    at = ground.now()
    asked = Asked(
        paper=paper,
        as_at=as_at.date() if as_at else paper.today(at),
        known_on=known.date() if known else None,
        inspection=inspection,
    )
    form = "json" if as_json else form
    if form == "pdf" and sys.stdout.isatty():
        raise click.UsageError("A PDF goes into a file: add > register.pdf")
    with ground.refusing():
        hand_over(asked, form=form, by=audit.COMMAND, at=at)
        _write(asked, form)


def _write(asked: Asked, form: str) -> None:
    out = sys.stdout.buffer
    if form == "pdf":
        _print(asked)
    elif form == "csv":
        from masthead.register.copies.table import table

        for part in table(asked):
            out.write(part)
    elif form == "json":
        ground.say(_figures(asked), as_json=True, words="")
    else:
        _show(asked)
    out.flush()


def _print(asked: Asked) -> None:
    """Set the register, with a bar of progress where a person watches."""
    from masthead.register.copies.on_paper import on_paper
    from masthead.register.models import Member

    out = sys.stdout.buffer
    if not sys.stderr.isatty():
        on_paper(asked, out)
        return
    with click.progressbar(length=Member.objects.count(), label="Setting", file=sys.stderr) as bar:
        on_paper(asked, out, told=lambda done: bar.update(done - bar.pos))


def _figures(asked: Asked) -> dict[str, object]:
    """Return the register as a program reads it; for inspection nothing is added up of shares."""
    from masthead.register.figures import Figures

    figures = Figures()
    rows = [_row(row, asked) for row in figures.count(asked.rows())]
    said: dict[str, object] = {
        "as_at": asked.as_at,
        "known": asked.known_on,
        "inspection": asked.inspection,
        "members": figures.members,
        "former": figures.former,
    }
    if not asked.inspection:
        said |= _sums(figures, asked.paper.currency)
    officers = [_officer(officer) for officer in asked.officers()]
    return {**said, "officers": officers, "register": rows}


def _sums(figures: Figures, currency: str) -> dict[str, object]:
    shares = [
        {"class": name, "shares": shares, "paid": paid}
        for name, (shares, paid) in sorted(figures.shares.items())
    ]
    return {"currency": currency, "shares": shares, "other": figures.other}


def _row(row: Row, asked: Asked) -> dict[str, object]:
    said: dict[str, object] = {
        "number": row.number,
        "kind": row.kind,
        "name": row.name,
        "address": row.address,
        "postcode": row.postcode,
        "email": row.email,
        "email_for": row.email_for,
        "joint": row.joint,
        "representative": row.representative,
        "member": row.is_member,
        "entered_on": row.entered_on,
        "ceased_on": row.ceased_on,
        "periods": [
            {"entered_on": None if one.day_unknown else one.entered_on, "ceased_on": one.ceased_on}
            for one in row.periods
        ],
    }
    if not asked.inspection:
        said["shares"] = [
            {"class": one.what, "shares": one.quantity, "paid": one.amount_minor}
            for one in row.shares
        ]
        said["other"] = {one.what: one.amount_minor for one in row.other}
    return said


def _officer(officer: Officer) -> dict[str, object]:
    return {
        "office": officer.office,
        "name": officer.name,
        "number": officer.number,
        "took_on": officer.took_on,
        "left_on": officer.left_on,
    }


def _show(asked: Asked) -> None:
    """Print a line for each member, and what they add up to."""
    from masthead.register.figures import Figures

    figures = Figures()
    for row in figures.count(asked.rows()):
        click.echo(_line(row, asked))
    for officer in asked.officers():
        left = f" – {officer.left_on}" if officer.left_on else " –"
        click.echo(f"{officer.office:<24} {officer.name:<32} {officer.took_on}{left}")
    click.echo(f"{figures.members:,} members and {figures.former:,} former on {asked.as_at}.")
    for name, (shares, paid) in sorted(figures.shares.items()):
        shown = money.exact(paid, currency=asked.paper.currency)
        click.echo(f"{name}: {shares:,} shares, {shown} paid.")


def _line(row: Row, asked: Asked) -> str:
    from masthead.register.copies.words import periods

    held = ", ".join(f"{one.quantity:,} {one.what}" for one in row.shares)
    said = f"{row.number:>7}  {row.name:<32}  {periods(row.periods)}"
    return said if asked.inspection or not held else f"{said}  {held}"

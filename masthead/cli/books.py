"""`masthead export`: the book for an accountant."""

import datetime as dt
import sys

import click

from masthead.cli import ground


@click.group()
def export() -> None:
    """Hand over what the paper keeps, in a form that other programs read.

    Example: masthead export book --from 2026-04-01 --to 2027-03-31 --format csv
    """


@export.command()
@click.option("--from", "first", type=ground.DAY, required=True, help="First day.")
@click.option("--to", "last", type=ground.DAY, required=True, help="Last day, included.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["beancount", "csv"]),
    default="beancount",
    show_default=True,
)
def book(*, first: dt.datetime, last: dt.datetime, form: str) -> None:
    """Write the book's entries that count on these days to standard output.

    Example: masthead export book --from 2026-04-01 --to 2027-03-31 > book.beancount
    """
    ground.open_paper()
    from masthead.treasury.export import Format
    from masthead.treasury.export import export as leave

    out = sys.stdout.buffer
    with ground.refusing():
        parts = leave(Format(form), first=first.date(), last=last.date())
        for part in parts:
            out.write(part)
    out.flush()

"""`masthead statement`: a statement of the bank, read and matched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.cli import ground

if TYPE_CHECKING:
    from masthead.bank.models import Statement

FORMS = ["csv", "camt.053", "mt940", "ofx"]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--account", "label", default="", help="Name of the paper’s account. Default: its only one."
)
@click.option("--format", "form", type=click.Choice(FORMS), default=None, help="Default: found.")
@click.option("--json", "as_json", is_flag=True, help="Answer for programs.")
def statement(*, file: Path, label: str, form: str | None, as_json: bool) -> None:
    """Read a bank statement and say what matched.

    Example: masthead statement november.csv --account "Current account"
    """
    paper = ground.open_paper()
    from masthead.bank.models import Status
    from masthead.bank.open_account import account_named
    from masthead.bank.read import read_statement
    from masthead.bank.take_in import take_in
    from masthead.people import audit

    at, by = ground.now(), audit.COMMAND
    with ground.refusing():
        account = account_named(label, by=by, at=at)
        data = file.read_bytes()
        taken = take_in(data, account=account, form=form or "", file_name=file.name, by=by, at=at)
        again = taken.status == Status.KEPT
        read = read_statement(taken, by=by, at=at)
        matched = 0 if read.status != Status.KEPT else _match(read)
    figures = _figures(read, matched=matched, again=again, currency=paper.currency)
    if read.status == Status.QUARANTINED:
        if as_json:
            ground.say(figures, as_json=True, words="")
        raise click.ClickException(f"{read.why}. Nothing of {file.name} is in the book.")
    ground.say(figures, as_json=as_json, words=_words(figures))


def _match(read: Statement) -> int:
    """Match the lines, with a bar of progress where a person watches."""
    from masthead.people import audit
    from masthead.reconcile.match import match

    at, of = ground.now(), read.lines.count()
    if not sys.stderr.isatty() or not of:
        return match(read, by=audit.COMMAND, at=at)
    with click.progressbar(length=of, label="Matching", file=sys.stderr) as bar:
        return match(
            read, by=audit.COMMAND, at=at, told=lambda done, _of: bar.update(done - bar.pos)
        )


def _figures(read: Statement, *, matched: int, again: bool, currency: str) -> dict[str, object]:
    return {
        "statement": read.pk,
        "account": read.account.label,
        "format": read.form,
        "status": read.status,
        "reason": read.why or None,
        "currency": currency,
        "opening": read.opening_minor,
        "closing": read.closing_minor,
        "first_on": read.first_on,
        "last_on": read.last_on,
        "lines": read.lines_read,
        "new": 0 if again else read.lines_new,
        "known": read.lines_read if again else read.lines_known,
        "matched": matched,
        "waiting": _waiting(read),
    }


def _waiting(read: Statement) -> int:
    from masthead.reconcile.models import waiting

    return waiting().filter(statement=read).count()


def _words(figures: dict[str, object]) -> str:
    words = "{account}: lines in the file {lines}, new {new}, known before {known}; "
    words += "matched {matched}, waiting at the desk {waiting}."
    return words.format(**figures)

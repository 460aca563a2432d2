"""The book in beancount’s language (beancount.github.io, “Beancount Language Syntax”)."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, Posting
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.treasury.books.kinds import KINDS
from masthead.treasury.books.trial import Trial, trial_on
from masthead.treasury.export.entries import entries, names_of_appeals

_DAY = dt.timedelta(days=1)


def beancount(*, first: dt.date, last: dt.date) -> Iterator[str]:
    """Yield the text: accounts opened, what was brought forward, each entry, and the balances.

    An entry is a transaction with the book’s key as metadata. What stood in the accounts before
    `first` is one transaction of the day before, and the balances behind `last` are asserted,
    so that the program itself notices what was lost on the way.
    """
    paper, brought = the_paper(), trial_on(first - _DAY)
    yield from _head(paper.name, currency=paper.currency)
    for account in Account:
        yield f"{first - _DAY} open {_name(account)} {paper.currency}\n"
    yield from _brought_forward(brought)
    # Added up from what is written, not asked for behind it: meanwhile a gift may be posted.
    stands = Counter({(found.account, found.currency): found.minor for found in brought.balances})
    names = names_of_appeals()
    for entry in entries(first, last):
        yield _transaction(entry, names)
        for leg in entry.postings.all():
            stands[Account(leg.account), leg.currency] += leg.amount_minor
    yield from _asserted(stands, on=last + _DAY)


def _head(name: str, *, currency: str) -> Iterator[str]:
    yield f'option "title" {_quoted(name)}\n'
    yield f'option "operating_currency" "{currency}"\n\n'


def _name(account: Account) -> str:
    return f"{KINDS[account]}:{account.value.capitalize()}"


def _quoted(words: str) -> str:
    """Return a string of the language: quotes and backslashes escaped, on one line."""
    plain = re.sub(r"[\x00-\x1f\x7f]+", " ", words)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _brought_forward(trial: Trial) -> Iterator[str]:
    moved = [found for found in trial.balances if found.minor]
    if moved:
        yield f'\n{trial.as_on} * "Brought forward"\n'
        for one in moved:
            yield f"  {_name(one.account)}  {_sum(one.minor, one.currency)}\n"


def _transaction(entry: Entry, names: dict[object, str]) -> str:
    lines = [f"\n{entry.effective_on} * {_quoted(entry.narration)}", f"  key: {_quoted(entry.key)}"]
    if entry.reverses:
        lines.append(f"  reverses: {_quoted(entry.reverses.key)}")
    for leg in entry.postings.all():
        lines += _leg(leg, names)
    return "\n".join(lines) + "\n"


def _leg(leg: Posting, names: dict[object, str]) -> Iterator[str]:
    yield f"  {_name(Account(leg.account))}  {_sum(leg.amount_minor, leg.currency)}"
    if name := names.get(leg.appeal):
        yield f"    appeal: {_quoted(name)}"


def _asserted(stands: Counter[tuple[Account, str]], *, on: dt.date) -> Iterator[str]:
    """Assert every balance: the program reads one as it stands when the day begins."""
    yield "\n"
    for (account, currency), minor in stands.items():
        yield f"{on} balance {_name(account)}  {_sum(minor, currency)}\n"


def _sum(minor: int, currency: str) -> str:
    return f"{money.plain(minor, currency=currency)} {currency}"

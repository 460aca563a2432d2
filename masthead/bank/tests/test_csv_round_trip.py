"""Whatever a bank can write as CSV is read as what it was, or refused in words."""

import csv
import datetime as dt
import io

from hypothesis import given, settings
from hypothesis import strategies as some

from masthead.bank.formats import csv_file
from masthead.bank.formats.amounts import COMMA, POINT
from masthead.bank.formats.columns import SEPARATORS, Columns, guess
from masthead.bank.formats.reading import Unreadable

WORDS = some.text(
    some.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30
)
PENCE = some.integers(-(10**11), 10**11).filter(bool)
DAYS = some.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
ROWS = some.lists(some.tuples(DAYS, PENCE, WORDS), min_size=1, max_size=20)


def _written(minor: int, mark: str, grouped: bool) -> str:  # noqa: FBT001 (Hypothesis draws it)
    whole, pence = divmod(abs(minor), 100)
    shown = f"{whole:,}" if grouped else str(whole)
    if mark == COMMA:
        shown = shown.replace(",", ".")
    return f"{'-' if minor < 0 else ''}{shown}{mark}{pence:02}"


@given(
    rows=ROWS,
    separator=some.sampled_from(SEPARATORS),
    mark=some.sampled_from([POINT, COMMA]),
    grouped=some.booleans(),
    form=some.sampled_from([("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy"), ("%Y-%m-%d", "ymd")]),
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(
    rows: list[tuple[dt.date, int, str]],
    separator: str,
    mark: str,
    grouped: bool,  # noqa: FBT001 (Hypothesis draws it)
    form: tuple[str, str],
) -> None:
    out, balance = io.StringIO(), 0
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["When", "Sum", "Words", "Left"])
    rows = sorted(rows, key=lambda row: row[0])
    for day, minor, words in rows:
        balance += minor
        sums = _written(minor, mark, grouped), _written(balance, mark, grouped)
        writer.writerow([day.strftime(form[0]), sums[0], words, sums[1]])
    columns = Columns(
        date=0, amount=1, text=2, balance=3, separator=separator, order=form[1], mark=mark
    )
    found = csv_file.read(out.getvalue(), columns=columns, currency="GBP")
    told = [(row.on, row.amount_minor, row.text) for row in found.rows]
    assert told == [(day, minor, words) for day, minor, words in rows]
    assert found.sections[0].closing_minor == balance


@given(text=some.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(text: str) -> None:
    whole = "Date,Amount,Balance\n" + text
    columns = guess(whole)
    assert columns
    told = "read"
    try:
        csv_file.read(whole, columns=columns, currency="GBP")
    except Unreadable as refused:
        told = str(refused)
    assert told

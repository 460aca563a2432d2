"""The register as a table."""

from collections.abc import Iterator

from masthead.lib import money
from masthead.lib.sheet import Cell, csv_parts
from masthead.register.as_at import Row
from masthead.register.copies import words
from masthead.register.copies.asked import Asked
from masthead.register.models.property import Property
from masthead.register.officers.officers import Officer

# The columns of s.30(2)(a), (b), (e) and (f), and of the officers; all that is for inspection.
HEADER = (
    "record",
    "number",
    "kind",
    "name",
    "office",
    "address",
    "postcode",
    "other_holders",
    "representative",
    "email",
    "email_for",
    "entered_on",
    "ceased_on",
    "periods",
)


def table(asked: Asked) -> Iterator[bytes]:
    """Yield the register as comma-separated values, bit by bit; officers come last.

    Columns are named for programs, days written as 2026-06-30. Only the whole register has
    columns of shares, of what was paid on them, and of other property.
    """
    classes = asked.classes()
    return csv_parts(_rows(asked, classes), [*HEADER, *_figures_header(asked, classes)])


def _figures_header(asked: Asked, classes: list[str]) -> list[str]:
    if asked.inspection:
        return []
    shares = [f"{name}: {what}" for name in classes for what in ("shares", "paid")]
    return [*shares, *(kind.value for kind in Property), "currency"]


def _rows(asked: Asked, classes: list[str]) -> Iterator[list[Cell]]:
    for row in asked.rows():
        yield [*member_cells(row), *([] if asked.inspection else _figures(asked, row, classes))]
    blanks: list[Cell] = [None] * len(_figures_header(asked, classes))
    for officer in asked.officers():
        yield [*_officer_cells(officer), *blanks]


def member_cells(row: Row) -> list[Cell]:
    """Return a member’s cells without any figure."""
    return [
        "member",
        row.number,
        row.kind,
        row.name,
        None,
        words.one_line(row.address),
        row.postcode,
        words.others(row.joint),
        row.representative,
        row.email,
        ", ".join(row.email_for),
        row.entered_on,
        row.ceased_on,
        words.periods(row.periods),
    ]


def _officer_cells(officer: Officer) -> list[Cell]:
    return [
        "officer",
        officer.number,
        None,
        officer.name,
        officer.office,
        *[None] * 6,
        officer.took_on,
        officer.left_on,
        None,
    ]


def _figures(asked: Asked, row: Row, classes: list[str]) -> list[Cell]:
    currency = asked.paper.currency
    held = {owned.what: owned for owned in row.shares}
    other = {owned.what: owned.amount_minor for owned in row.other}
    cells: list[Cell] = []
    for name in classes:
        owned = held.get(name)
        cells.append(owned.quantity if owned else 0)
        cells.append(money.plain(owned.amount_minor if owned else 0, currency=currency))
    cells += [money.plain(other.get(kind, 0), currency=currency) for kind in Property]
    return [*cells, currency]

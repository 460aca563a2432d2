"""What `masthead import register` answers: figures for programs, words for a person."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.lib import money
from masthead.lib.sheet import csv_bytes

if TYPE_CHECKING:
    from masthead.register.take_over.look import Look
    from masthead.register.take_over.terms import Terms

SHOWN_OF_A_KIND = 10
HEADER = ("row", "why", "words")


def figures(found: Look, terms: Terms, *, currency: str) -> dict[str, Any]:
    """Return what was found in a file, with each doubt and each total that differs."""
    from masthead.register.take_over.totals import differences

    said = terms.said.or_else(found.stated)
    return {
        "as_at": terms.as_on,
        "class": terms.share_class.name,
        "currency": currency,
        "rows": len(found.rows),
        "members": found.found.members,
        "former": found.former,
        "shares": found.found.shares,
        "amount": found.found.amount_minor,
        "differences": differences(said, found.found, currency=currency),
        "columns": _columns(terms),
        "doubts": [
            {"row": one.row, "why": one.why.value, "words": one.words, "stops": one.stops}
            for one in found.doubts
        ],
    }


def _columns(terms: Terms) -> dict[str, str]:
    header = terms.columns.header
    return {what: header[place] for what, place in terms.columns.places.items()}


def words(found: Look, terms: Terms, *, currency: str) -> str:
    """Return the same as lines to read: of each kind of doubt the first few rows."""
    paid = money.exact(found.found.amount_minor or 0, currency=currency)
    columns = ", ".join(f"{what} from “{name}”" for what, name in _columns(terms).items())
    people = f"{found.found.members:,} members and {found.former:,} former members"
    lines = [f"{people}; {found.found.shares:,} shares, {paid}.", f"Columns: {columns}."]
    counted = Counter(doubt.why for doubt in found.doubts)
    for why, count in counted.items():
        lines.append(f"{why.label}: {count:,}")
        shown = [doubt for doubt in found.doubts if doubt.why == why][:SHOWN_OF_A_KIND]
        lines += [f"  row {one.row}: {one.words}" if one.row else f"  {one.words}" for one in shown]
        if count > len(shown):
            lines.append(f"  and {count - len(shown):,} more (--doubts FILE keeps them all)")
    return "\n".join(lines)


def keep_doubts(found: Look, file: Path) -> None:
    """Write every doubt into a table (CSV)."""
    rows = ((one.row or None, str(one.why.label), one.words) for one in found.doubts)
    file.write_bytes(csv_bytes(rows, HEADER))

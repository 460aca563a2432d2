"""The rows behind a figure of the annual return: whom it counts, and which transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from masthead.register.as_at import register_on
from masthead.register.models import ShareTransaction, What
from masthead.shares.year.annual import AnnualReturn
from masthead.shares.year.capital import TRULY, transactions

MEMBERS = ("opening", "admitted", "ceased", "closing")


class NoSuchFigure(LookupError):
    """The return has no figure of this name."""


@dataclass(frozen=True)
class Row:
    """One row: the member, the day that it counts from (None: it stands), and what it adds."""

    number: int
    on: dt.date | None = None
    day_unknown: bool = False
    what: str = ""
    authority: str = ""
    quantity: int = 0
    amount_minor: int = 0


def rows_of(found: AnnualReturn, figure: str, *, known: dt.datetime | None = None) -> Sequence[Row]:
    """Return the rows behind a figure, in the order of the register.

    `figure` is one of MEMBERS, or "CLASS-opening", "CLASS-closing", "CLASS-KIND" for share
    capital, CLASS being a class's number and KIND a kind of transaction. Raises NoSuchFigure.
    """
    if figure in MEMBERS:
        return list(_members(found, figure))
    number, _dash, part = figure.partition("-")
    classes = {str(one.share_class.pk): one for one in found.capital}
    if number not in classes:
        raise NoSuchFigure(_("The annual return has no such figure"))
    rows = transactions(known=known).filter(share_class=classes[number].share_class)
    if part == "opening":
        return list(_holdings(rows.filter(effective_on__lt=found.first)))
    if part == "closing":
        return list(_holdings(rows.filter(effective_on__lte=found.last)))
    if part not in What.values:
        raise NoSuchFigure(_("The annual return has no such figure"))
    between = rows.filter(effective_on__range=(found.first, found.last))
    return list(_moves(between.annotate(truly=TRULY).filter(truly=part)))


def _members(found: AnnualReturn, figure: str) -> Iterator[Row]:
    if figure in ("opening", "closing"):
        held = found.members.opening if figure == "opening" else found.members.closing
        yield from (Row(number) for number in held)
        return
    came = found.members.admitted if figure == "admitted" else found.members.ceased
    yield from (Row(one.number, one.on, one.day_unknown) for one in came)


def _holdings(rows: QuerySet[ShareTransaction]) -> Iterator[Row]:
    sums = rows.values("member__number").annotate(shares=Sum("quantity"), paid=Sum("amount_minor"))
    for one in sums.order_by("member__number"):
        if one["shares"] or one["paid"]:
            yield Row(one["member__number"], quantity=one["shares"], amount_minor=one["paid"])


def _moves(rows: QuerySet[ShareTransaction]) -> Iterator[Row]:
    for one in rows.select_related("member").order_by("effective_on", "sequence"):
        yield Row(
            one.member.number,
            one.effective_on,
            what=str(What(one.what).label),
            authority=one.authority,
            quantity=one.quantity,
            amount_minor=one.amount_minor,
        )


def names_of(rows: Sequence[Row], *, on: dt.date) -> dict[int, str]:
    """Return the names that the register has for the members of some rows, by their numbers."""
    numbers = sorted({row.number for row in rows})
    return {one.number: one.name for one in register_on(on, figures=False, numbers=numbers)}

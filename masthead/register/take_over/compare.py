"""Compare the rows of an old register with each other, with the register and with the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.register.models import Member, Particulars, ShareClass
from masthead.register.rules import rules_on
from masthead.register.take_over.doubt import Doubt, Why
from masthead.register.take_over.old_row import OldRow

Key = tuple[str, str]


def comparisons(
    rows: Sequence[OldRow], *, share_class: ShareClass, as_on: dt.date, currency: str
) -> Iterator[Doubt]:
    """Yield each doubt that shows only where rows, register and rules are laid side by side."""
    yield from _numbers_twice(rows)
    yield from _same_twice(rows)
    cap = rules_on(as_on).cap_minor if share_class.withdrawable else 0
    for row in rows:
        yield from _of_days(row, as_on=as_on)
        yield from _of_shares(row, nominal_minor=share_class.nominal_minor, currency=currency)
        if cap and row.amount_minor > cap:
            words = _("{name} holds {amount}; the rules let one person hold {cap}")
            shown = [money.exact(minor, currency=currency) for minor in (row.amount_minor, cap)]
            said = words.format(name=row.told.name, amount=shown[0], cap=shown[1])
            yield Doubt(row.row, Why.OVER_CAP, said)
        if not row.told.address and not row.told.postcode:
            words = _("{name} has no postal address").format(name=row.told.name)
            yield Doubt(row.row, Why.NO_ADDRESS, words)


def _numbers_twice(rows: Sequence[OldRow]) -> Iterator[Doubt]:
    taken = set(Member.objects.values_list("number", flat=True))
    seen: dict[int, int] = {}
    for row in rows:
        if row.number is None:
            continue
        if row.number in taken:
            words = _("Number {number} is somebody’s in the register already")
            yield Doubt(row.row, Why.NUMBER_TWICE, words.format(number=row.number))
        elif row.number in seen:
            words = _("Number {number} stands in row {other} too")
            said = words.format(number=row.number, other=seen[row.number])
            yield Doubt(row.row, Why.NUMBER_TWICE, said)
        seen.setdefault(row.number, row.row)


def _same_twice(rows: Sequence[OldRow]) -> Iterator[Doubt]:
    """Yield who has the name and address of another; one name at two addresses is two people."""
    known = _known()
    seen: dict[Key, int] = {}
    for row in rows:
        key = _key(row.told.name, row.told.address, row.told.postcode)
        if key in known:
            words = _("{name}, at this address, is in the register already as number {number}")
            said = words.format(name=row.told.name, number=known[key])
            yield Doubt(row.row, Why.SAME, said)
        elif key in seen:
            words = _("{name}, at the same address, stands in row {other} too: both are taken over")
            yield Doubt(row.row, Why.SAME, words.format(name=row.told.name, other=seen[key]))
        seen.setdefault(key, row.row)


def _known() -> dict[Key, int]:
    lines = Particulars.objects.filter(reversed_by=None)
    found = lines.values_list("name", "address", "postcode", "member__number")
    return {
        _key(name, address, postcode): number
        for name, address, postcode, number in found.iterator()
    }


def _key(name: str, address: str, postcode: str) -> Key:
    return _letters(name), _letters(address + postcode)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _of_days(row: OldRow, *, as_on: dt.date) -> Iterator[Doubt]:
    for day in (row.entered_on, row.ceased_on, row.told.born_on):
        if day and day > as_on:
            words = _("{day} comes after {as_on}, the day of this register")
            said = words.format(day=days.in_words(day), as_on=days.in_words(as_on))
            yield Doubt(row.row, Why.ORDER, said)
    if row.ceased_on and row.entered_on and row.ceased_on < row.entered_on:
        yield Doubt(row.row, Why.ORDER, _("They ceased before they were entered"))
    if row.told.born_on and row.entered_on and row.entered_on < row.told.born_on:
        yield Doubt(row.row, Why.ORDER, _("They were entered before they were born"))


def _of_shares(row: OldRow, *, nominal_minor: int, currency: str) -> Iterator[Doubt]:
    name = row.told.name
    if row.is_former and (row.shares or row.amount_minor):
        words = _("{name} had ceased and still holds shares")
        yield Doubt(row.row, Why.FORMER_HOLDS, words.format(name=name))
    elif row.amount_minor and not row.shares:
        words = _("{name} has paid on no share").format(name=name)
        yield Doubt(row.row, Why.UNREADABLE, words)
    elif row.amount_minor != row.shares * nominal_minor:
        words = _("{name}: {shares} shares are worth {due}, and {amount} is paid")
        due = money.exact(row.shares * nominal_minor, currency=currency)
        paid = money.exact(row.amount_minor, currency=currency)
        said = words.format(name=name, shares=f"{row.shares:,}", due=due, amount=paid)
        yield Doubt(row.row, Why.ODD_AMOUNT, said)
    elif not row.is_former and not row.shares:
        yield Doubt(row.row, Why.NO_SHARES, _("{name} holds no share").format(name=name))

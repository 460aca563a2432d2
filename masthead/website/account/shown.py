"""What the pages of an account show, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.checkout.debit.link import path_of
from masthead.checkout.models import RegularGift
from masthead.fund.models import Gift
from masthead.fund.receipts.link import receipt_path
from masthead.lib import days, money
from masthead.lib.plain import plain
from masthead.people.models import Person
from masthead.register.as_at import Row
from masthead.supporters.letters.words import so_often
from masthead.supporters.models import State, Support


@dataclass(frozen=True)
class GiftLine:
    """A gift, what it was, what has gone back of it, and where its receipt is."""

    on: dt.date
    number: int
    amount: str
    what: str
    back: str
    receipt: str


@dataclass(frozen=True)
class Going:
    """Something that goes on: what is given how often, how it stands, where it is seen to."""

    title: str
    stands: str
    path: str
    is_over: bool
    is_failing: bool = False


def gift_line(gift: Gift) -> GiftLine:
    """Return a gift that was read `with_returned` as a line of a list."""
    returned = getattr(gift, "returned_minor", 0)
    return GiftLine(
        on=gift.original_on or gift.effective_on,
        number=gift.number,
        amount=money.exact(gift.amount_minor, currency=gift.currency),
        what=gift.get_method_display(),
        back=money.exact(returned, currency=gift.currency) if returned else "",
        receipt=receipt_path(gift.number),
    )


def support_line(support: Support) -> Going:
    """Return a support as a line of a list."""
    amount = money.exact(support.amount_minor, currency=support.currency)
    title = so_often(amount, support.often)
    if support.level:
        title = f"{support.level.name}: {title}"
    return Going(
        title=title,
        stands=_stands(support),
        path=reverse("support_life", args=[support.pk]),
        is_over=support.is_over,
        is_failing=support.state == State.FAILING,
    )


def _stands(support: Support) -> str:
    how = support.get_how_display()
    if support.state == State.ACTIVE and support.next_on:
        return _("{how}, next on {day}").format(how=how, day=days.in_words(support.next_on))
    if support.state == State.PAUSED and support.paused_until:
        until = days.in_words(support.paused_until)
        return _("{how}, paused until {day}").format(how=how, day=until)
    if support.state == State.FAILING:
        return _("{how}: the last collection failed. Please look at it").format(how=how)
    return f"{how}, {support.get_state_display()}"


def regular_line(regular: RegularGift) -> Going:
    """Return a gift each month by direct debit as a line of a list."""
    amount = money.exact(regular.amount_minor, currency=regular.currency)
    stands = _("Direct debit")
    if regular.ended_at:
        stands = _("Direct debit, {how}").format(how=regular.get_ended_how_display())
    elif regular.next_charge_on:
        day = days.in_words(regular.next_charge_on)
        stands = _("Direct debit, next on {day}").format(day=day)
    return Going(
        title=_("{amount} a month to the fund").format(amount=amount),
        stands=stands,
        path=path_of(regular.mandate),
        is_over=regular.ended_at is not None,
    )


def membership_words(row: Row) -> str:
    """Say how a membership stands: how many shares, and that they bring one vote."""
    if not row.is_member:
        return _("no member at present")
    shares = sum(owned.quantity for owned in row.shares)
    words = ngettext("{shares} share, one vote", "{shares} shares, one vote", shares)
    return words.format(shares=f"{shares:,}")


def where(person: Person | None) -> list[str]:
    """Return the lines of a postal address; a town that stands in it already isn't said twice."""
    if person is None:
        return []
    lines = person.address.splitlines()
    if person.town and plain(person.town) not in map(plain, lines):
        lines.append(person.town)
    return [line for line in (*lines, person.postcode) if line]

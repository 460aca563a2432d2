"""One member's page: all that the register says of them, each line with its dates."""

import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.as_at import Row, register_on
from masthead.register.copies import words
from masthead.register.look import look
from masthead.register.models import Member
from masthead.register.models.property import Property
from masthead.register.views import frame, lines


@require_safe
def member(request: HttpRequest, number: int) -> HttpResponse:
    """Show all that the register says of a member; the look itself is written down."""
    clerk, today = frame.keeper(request), frame.today()
    found = get_object_or_404(Member, number=number)
    look(found, by=at_desk(clerk), at=timezone.now())
    row, currency = row_of(found, on=today), the_paper().currency
    return frame.shown(
        request,
        "member",
        _("{number}: {name}").format(number=number, name=row.name),
        member=found,
        is_member=row.is_member,
        facts=[(name, fact) for name, fact in _facts(found, row) if fact],
        figures=list(_figures(row, currency)),
        periods=[words.period(one, as_words=days.in_words) for one in row.periods],
        particulars=lines.particulars(found),
        standings=lines.standings(found),
        transactions=lines.transactions(found, currency=currency),
        properties=lines.other_property(found, currency=currency),
        currency=currency,
    )


def row_of(member: Member, *, on: dt.date) -> Row:
    """Return what the register says of a member on a day, or from the first day that it does."""
    for day in (on, dt.date.max):
        for row in register_on(day, numbers=[member.number]):
            return row
    raise LookupError(_("The register says nothing of member {number}").format(number=member))


def _facts(member: Member, row: Row) -> Iterator[tuple[str, str]]:
    yield _("Kind of holder"), str(member.get_kind_display())
    yield _("Postal address"), words.whole_address(row.address, row.postcode)
    yield _("Other holders"), words.others(row.joint)
    yield _("Representative"), row.representative
    yield _("Email"), words.email(row)
    if member.exempt_from_cap:
        yield _("Limit on withdrawable shares"), _("none: a registered society itself")


def _figures(row: Row, currency: str) -> Iterator[tuple[str, str]]:
    last = row.periods[-1]
    if last.ceased_on:
        yield _("Ceased on"), days.in_words(last.ceased_on)
    else:
        began = _("not known") if last.day_unknown else days.in_words(last.entered_on)
        yield _("Member since"), began
    for owned in row.shares:
        paid = money.exact(owned.amount_minor, currency=currency)
        yield owned.what, f"{owned.quantity:,} · {paid}"
    for owned in row.other:
        yield str(Property(owned.what).label), money.exact(owned.amount_minor, currency=currency)

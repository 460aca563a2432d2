"""What a member's own account shows, in words."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.register.as_at import Row, register_on
from masthead.register.copies import words
from masthead.register.models import Member, OtherProperty, ShareTransaction
from masthead.register.models.property import Property
from masthead.shares.models import Certificate
from masthead.shares.papers.link import certificate_path


def account_of(member: Member, *, paper: Paper, at: dt.datetime) -> dict[str, Any]:
    """Return a member's particulars, periods, holdings and each transaction, the latest first."""
    today = paper.today(at)
    row = next(register_on(today, numbers=[member.number]), None)
    if row is None:  # entered from a day on that is still to come
        row = next(register_on(dt.date.max, numbers=[member.number]))
    currency = paper.currency
    transactions = member.transactions.select_related("share_class").order_by("-sequence")
    lent = member.other_property.order_by("-effective_on", "-pk")
    return {
        "number": member.number,
        "row": row,
        "address": words.whole_address(row.address, row.postcode),
        "others": words.others(row.joint),
        "email": words.email(row),
        "periods": [words.period(one, as_words=days.in_words) for one in row.periods],
        "held": _held(row, currency),
        "transactions": [_transaction(line, currency) for line in transactions],
        "certificates": [(one, certificate_path(one)) for one in _certificates(member)],
        "lent": [_lent(line, currency) for line in lent],
    }


def _held(row: Row, currency: str) -> list[tuple[str, str]]:
    held = []
    for owned in row.shares:
        paid = money.exact(owned.amount_minor, currency=currency)
        held.append((owned.what, f"{owned.quantity:,} · {paid}"))
    for owned in row.other:
        amount = money.exact(owned.amount_minor, currency=currency)
        held.append((str(Property(owned.what).label), amount))
    return held


def _certificates(member: Member) -> QuerySet[Certificate]:
    good = Certificate.objects.filter(member=member, cancelled=None)
    return good.select_related("share_class").order_by("-number")


def _transaction(line: ShareTransaction, currency: str) -> dict[str, Any]:
    sign = "−" if line.quantity < 0 else ""
    return {
        "on": line.effective_on,
        "what": f"{line.get_what_display()}: {line.share_class.name}",
        "shares": f"{sign}{abs(line.quantity):,}",
        "paid": money.exact(line.amount_minor, currency=currency),
    }


def _lent(line: OtherProperty, currency: str) -> dict[str, Any]:
    return {
        "on": line.effective_on,
        "what": line.get_what_display(),
        "amount": money.exact(line.amount_minor, currency=currency),
    }

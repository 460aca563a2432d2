"""What is still to come: direct debits, standing orders, batches, gifts promised by post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.checkout import expect
from masthead.lib import money
from masthead.payments.models import Payment


@dataclass(frozen=True)
class Coming:
    """One kind of what is to come: how many, their sum as words, where they are listed."""

    name: str | Promise
    count: int
    amount: str
    address: str


def coming(*, on: dt.date, currency: str) -> list[Coming]:
    """Return each kind of what is to come in the month of a day, none of it raised yet."""
    debits = [one.amount_minor for one in expect.expected(on)]
    post = Payment.objects.awaited_by_post().order_by()
    awaited = post.aggregate(count=Count("pk"), total=Sum("amount_minor"))
    return [
        _kind(_("Direct debits this month"), debits, currency=currency, screen="direct_debits"),
        Coming(
            _("Promised by post"),
            awaited["count"],
            money.exact(awaited["total"] or 0, currency=currency),
            reverse("awaited_by_post"),
        ),
    ]


def _kind(name: Promise, sums: Iterable[int], *, currency: str, screen: str) -> Coming:
    found = list(sums)
    return Coming(name, len(found), money.exact(sum(found), currency=currency), reverse(screen))

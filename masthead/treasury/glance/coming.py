"""What is still to come: direct debits, standing orders, batches, gifts promised by post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.batches.models import Batch
from masthead.checkout import expect as debits_expected
from masthead.lib import money
from masthead.payments.models import Payment
from masthead.reconcile import expect as orders_expected


@dataclass(frozen=True)
class Coming:
    """One kind of what is to come: how many, their sum as words, where they are listed if so."""

    name: str | Promise
    count: int
    amount: str
    address: str


def coming(*, on: dt.date, currency: str) -> list[Coming]:
    """Return each kind of what is to come in the month of a day, none of it raised yet."""
    debits = [one.amount_minor for one in debits_expected.expected(on)]
    orders = [one.amount_minor for one in orders_expected.expected(on) if not one.came_on]
    batches = Batch.objects.open().values_list("control_total_minor", flat=True)
    post = Payment.objects.awaited_by_post().order_by()
    awaited = post.aggregate(count=Count("pk"), total=Sum("amount_minor"))
    return [
        _kind(_("Direct debits this month"), debits, currency=currency, screen="direct_debits"),
        _kind(_("Standing orders this month"), orders, currency=currency, screen="standing_orders"),
        _kind(_("Open batches"), batches, currency=currency, screen="batches"),
        Coming(
            _("Promised by post"),
            awaited["count"],
            money.exact(awaited["total"] or 0, currency=currency),
            reverse("awaited_by_post"),
        ),
    ]


def _kind(name: Promise, sums: Iterable[int], *, currency: str, screen: str = "") -> Coming:
    found, address = list(sums), reverse(screen) if screen else ""
    return Coming(name, len(found), money.exact(sum(found), currency=currency), address)

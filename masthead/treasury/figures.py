"""The figures of a month, as its statement freezes them."""

import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, Sum

from masthead.fund.models import Appeal
from masthead.ledger.accounts import RAISED, Account
from masthead.ledger.models import Entry, Posting
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.treasury.books.fund_months import Received, received
from masthead.treasury.books.kinds import in_order
from masthead.treasury.books.trial import trial_on
from masthead.treasury.checks.check import Check


def figures_of(month: dt.date, *, paper: Paper, checks: Iterable[Check]) -> dict[str, Any]:
    """Return all that a statement of the month of a day says, in minor units and plain words.

    `accounts` each open, move and close; `receipts` by method and `appeals` are of the fund;
    `checks` are the lines of the checklist with the treasurer's explanations. No name of a
    person is in it: it is kept for ever.
    """
    first, last = days.month_of(month)
    return {
        "month": f"{first:%Y-%m}",
        "paper": paper.name,
        "society": paper.society_name,
        "currency": paper.currency,
        "entries": Entry.objects.filter(effective_on__range=(first, last)).count(),
        "accounts": _accounts(first, last),
        "receipts": _by_method(received(first, last)),
        "appeals": _appeals(first, last),
        "checks": [
            {
                "title": check.title,
                "state": check.state.value,
                "sentence": check.sentence,
                "explanation": check.explanation,
            }
            for check in checks
        ],
    }


def frozen(figures: dict[str, Any]) -> str:
    """Write figures down so that the same figures are the same bytes."""
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Return the SHA-256 of figures written down."""
    return hashlib.sha256(text.encode()).hexdigest()


def _accounts(first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """Return each account that ever moved: what it opened with, its debits, credits, its close."""
    opening = {one.account: one.minor for one in trial_on(first - dt.timedelta(days=1)).balances}
    moved = {
        account: (debited or 0, -(credited or 0))
        for account, debited, credited in Posting.objects.filter(effective_on__range=(first, last))
        .values_list("account")
        .annotate(
            debited=Sum("amount_minor", filter=Q(amount_minor__gt=0)),
            credited=Sum("amount_minor", filter=Q(amount_minor__lt=0)),
        )
    }
    return [
        _account(account, opening.get(Account(account), 0), *moved.get(account, (0, 0)))
        for account in sorted({*opening, *moved}, key=in_order)
    ]


def _account(account: str, opening: int, debited: int, credited: int) -> dict[str, Any]:
    return {
        "account": str(account),
        "opening": opening,
        "debits": debited,
        "credits": credited,
        "closing": opening + debited - credited,
    }


def _by_method(came: Iterable[Received]) -> list[dict[str, Any]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in came:
        found[one.method] += Counter(gifts=one.gifts, gross=one.gross_minor)
        found[one.method]["refunded"] += one.refunded_minor
    return [
        {
            "method": method,
            "gifts": sums["gifts"],
            "gross": sums["gross"],
            "refunded": sums["refunded"],
            "net": sums["gross"] - sums["refunded"],
        }
        for method, sums in sorted(found.items())
    ]


def _appeals(first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """Return the appeals that were open in the month, and what each had raised by its end."""
    open_then = Appeal.objects.filter(opens_on__lte=last, closes_on__gte=first)
    return [
        {
            "name": appeal.name,
            "special": appeal.special,
            "opens_on": appeal.opens_on.isoformat(),
            "closes_on": appeal.closes_on.isoformat(),
            "target": appeal.target_minor,
            "raised": _raised(appeal, upto=min(appeal.closes_on, last)),
        }
        for appeal in open_then.order_by("special", "opens_on", "name")
    ]


def _raised(appeal: Appeal, *, upto: dt.date) -> int:
    counted = Posting.objects.filter(
        appeal=appeal.pk, account__in=RAISED, effective_on__range=(appeal.opens_on, upto)
    )
    return -(counted.aggregate(total=Sum("amount_minor"))["total"] or 0)

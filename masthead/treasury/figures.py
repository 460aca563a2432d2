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
from masthead.paper.models import Paper
from masthead.treasury.books.fund_months import Received, received
from masthead.treasury.checks.check import Check, Month


def figures_of(month: Month, *, paper: Paper, checks: Iterable[Check]) -> dict[str, Any]:
    """Return all that a month's statement says, in minor units and plain words.

    `accounts` each open, move and close; `receipts` by method and `appeals` are of the fund;
    `checks` are the lines of the checklist with the treasurer's explanations. No name of a
    person is in it: it is kept for ever.
    """
    first, last = month.first, month.last
    return {
        "month": f"{first:%Y-%m}",
        "paper": paper.name,
        "society": paper.society_name,
        "currency": paper.currency,
        "entries": Entry.objects.filter(effective_on__range=(first, last)).count(),
        "accounts": _accounts(month),
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


def _accounts(month: Month) -> list[dict[str, Any]]:
    """Return each account that ever moved: what it opened with, its debits, credits, its close."""
    of_month = Posting.objects.filter(
        account__in=Account.values, effective_on__range=(month.first, month.last)
    )
    moved = {
        account: (debited or 0, -(credited or 0))
        for account, debited, credited in of_month.values_list("account").annotate(
            debited=Sum("amount_minor", filter=Q(amount_minor__gt=0)),
            credited=Sum("amount_minor", filter=Q(amount_minor__lt=0)),
        )
    }
    return [
        _account(found.account, found.minor, *moved.get(found.account, (0, 0)))
        for found in month.trial.balances
    ]


def _account(account: str, closing: int, debited: int, credited: int) -> dict[str, Any]:
    return {
        "account": str(account),
        "opening": closing - debited + credited,
        "debits": debited,
        "credits": credited,
        "closing": closing,
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

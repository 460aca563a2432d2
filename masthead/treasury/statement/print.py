"""The statement of a month on paper."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.lib import days, money
from masthead.lib.typeset import pdf
from masthead.treasury.books.columns import in_column, or_blank
from masthead.treasury.books.fund_months import way_in_words
from masthead.treasury.books.kinds import KINDS, Kind
from masthead.treasury.models import MonthStatement

_FEES = (Account.FEES, Account.CHARGEBACK_FEES)


def statement_pdf(statement: MonthStatement, *, zone: str) -> bytes:
    """Return the statement as a PDF; the same statement gives the same bytes.

    `zone` is the paper's, for the day on which it was closed. Raises TypesetFailed.
    """
    return pdf("treasury/statement", words_of(statement, zone=zone))


def words_of(statement: MonthStatement, *, zone: str) -> dict[str, Any]:
    """Return what the sheet says, each sum and day in words already."""
    figures = statement.read
    month = date_format(dt.date.fromisoformat(f"{figures['month']}-01"), "F Y")
    closed_on = days.in_words(days.day_of(statement.closed.closed_at, zone=zone))
    foot = _("Closed on {day}. Figures {digest}.")
    return {
        "lang": (get_language() or "en").split("-")[0],
        "paper": figures["paper"],
        "society": figures["society"],
        "title": _("Statement of {month}").format(month=month),
        "foot": foot.format(day=closed_on, digest=statement.digest[:16]),
        "said": _headings(figures["currency"]),
        "headline": _headline(figures),
        "receipts": _receipts(figures),
        "accounts": _accounts(figures),
        "appeals": [_appeal(row, figures["currency"]) for row in figures["appeals"]],
        "checks": [_check(row) for row in figures["checks"]],
    }


def _headings(currency: str) -> dict[str, str]:
    return {
        "receipts": _("What the fund received, in {currency}").format(currency=currency),
        "way": _("How it came"),
        "gifts": _("Gifts"),
        "gross": _("Received"),
        "refunded": _("Given back"),
        "net": _("Kept"),
        "total": _("Together"),
        "accounts": _("The accounts, in {currency}").format(currency=currency),
        "account": _("Account"),
        "opening": _("Opening"),
        "debits": _("Debits"),
        "credits": _("Credits"),
        "closing": _("Closing"),
        "appeals": _("The fund against its target"),
        "checks": _("What was looked at before the month was closed"),
        "explained": _("Explained:"),
        "treasurer": _("Treasurer"),
        "second": _("Second signature"),
        "day": _("Day"),
    }


def _headline(figures: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the sums that come first: money held at both ends, received, given back, fees."""
    rows, came = figures["accounts"], figures["receipts"]
    held = [row for row in rows if KINDS[Account(row["account"])] is Kind.ASSETS]
    fees = [row for row in rows if row["account"] in _FEES]
    sums = [
        (_("Held at the beginning"), sum(row["opening"] for row in held)),
        (_("Received in gifts"), sum(row["gross"] for row in came)),
        (_("Given back"), sum(row["refunded"] for row in came)),
        (_("Fees"), sum(row["debits"] - row["credits"] for row in fees)),
        (_("Held at the end"), sum(row["closing"] for row in held)),
    ]
    return [(name, money.exact(minor, currency=figures["currency"])) for name, minor in sums]


def _receipts(figures: dict[str, Any]) -> dict[str, Any]:
    rows, currency = figures["receipts"], figures["currency"]
    names = ("gross", "refunded", "net")
    return {
        "rows": [
            [way_in_words(row["method"]), str(row["gifts"])]
            + [in_column(row[name], currency=currency) for name in names]
            for row in rows
        ],
        "total": [str(sum(row["gifts"] for row in rows))]
        + [in_column(sum(row[name] for row in rows), currency=currency) for name in names],
    }


def _accounts(figures: dict[str, Any]) -> dict[str, Any]:
    rows, currency = figures["accounts"], figures["currency"]
    names = ("opening", "debits", "credits", "closing")
    return {
        "rows": [
            [str(Account(row["account"]).label)]
            + [or_blank(row[name], currency=currency) for name in names]
            for row in rows
        ],
        "total": [in_column(sum(row[name] for row in rows), currency=currency) for name in names],
    }


def _appeal(row: dict[str, Any], currency: str) -> dict[str, Any]:
    raised, target = (money.exact(row[name], currency=currency) for name in ("raised", "target"))
    words = _("{raised} of {target}").format(raised=raised, target=target)
    filled = min(1.0, max(0.0, row["raised"] / row["target"]))
    return {"name": row["name"], "words": words, "filled": round(filled, 4)}


def _check(row: dict[str, Any]) -> dict[str, str]:
    return {name: row[name] for name in ("title", "sentence", "explanation")}

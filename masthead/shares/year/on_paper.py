"""The annual return on paper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.lib.typeset import pdf
from masthead.paper.models import Paper
from masthead.shares.year.annual import AnnualReturn
from masthead.shares.year.words import Line, capital_lines, member_lines


def return_pdf(found: AnnualReturn, *, paper: Paper, asked: str) -> bytes:
    """Return the figures as a PDF to be signed; `asked` says as known when.

    Raises TypesetFailed.
    """
    return pdf("shares/year", words_of(found, paper=paper, asked=asked))


def words_of(found: AnnualReturn, *, paper: Paper, asked: str) -> dict[str, Any]:
    """Return what the sheet says, each sum and day in words already."""
    span = _("{first} to {last}")
    number = paper.society_number
    return {
        "lang": (get_language() or "en").split("-")[0],
        "paper": paper.name,
        "society": paper.society_name + (f", {number}" if number else ""),
        "title": _("Annual return: members and share capital"),
        "span": span.format(first=days.in_words(found.first), last=days.in_words(found.last)),
        "foot": asked,
        "said": _headings(paper.currency),
        "members": [[line.words, _count(line)] for line in member_lines(found)],
        "classes": [
            {
                "name": one.share_class.name,
                "rows": [
                    [line.words, _count(line), _paid(line, paper.currency)]
                    for line in capital_lines(found, one)
                ],
            }
            for one in found.capital
        ],
        "book": _("not begun")
        if found.book_minor is None
        else money.exact(found.book_minor, currency=paper.currency),
    }


def _headings(currency: str) -> dict[str, str]:
    return {
        "members": _("Members"),
        "number": _("Number"),
        "shares": _("Shares"),
        "amount": _("Paid on them, in {currency}").format(currency=currency),
        "book": _("Share capital in the book at the end"),
        "secretary": _("Secretary"),
        "second": _("Chair"),
        "day": _("Day"),
    }


def _count(line: Line) -> str:
    return f"{'−' if line.quantity < 0 else ''}{abs(line.quantity):,}"


def _paid(line: Line, currency: str) -> str:
    whole, point, rest = money.plain(abs(line.amount_minor), currency=currency).partition(".")
    return f"{'−' if line.amount_minor < 0 else ''}{int(whole):,}{point}{rest}"

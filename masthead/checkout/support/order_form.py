"""The form of a standing order, to print, fill in and take to the bank."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.lib import money, typeset
from masthead.paper.models import Paper, the_paper
from masthead.supporters.models import Often, Support


def print_order_form(support: Support) -> bytes:
    """Set the form of a standing order for somebody's support, as PDF.

    It says whom the bank is to pay, how much, how often and with which reference; whose account
    it is to come from is left to be written by hand. It names nobody. Raises TypesetFailed.
    """
    paper = the_paper()
    amount = money.exact(support.amount_minor, currency=support.currency)
    often = {
        Often.MONTHLY: _("Each month, until further notice"),
        Often.QUARTERLY: _("Each quarter, until further notice"),
        Often.YEARLY: _("Each year, until further notice"),
    }
    context = {
        "lang": (get_language() or "en-gb").partition("-")[0],
        "title": _("Standing order to {paper}").format(paper=paper.name),
        "paper": paper.name,
        "foot": paper.society_name,
        "to_bank": _("To my bank: please pay from my account, as below."),
        "pay": {"title": _("Pay to"), "rows": _account(paper)},
        "what": {
            "title": _("What to pay"),
            "rows": [
                [_("Amount"), f"{amount} ({support.currency})"],
                [_("How often"), often[Often(support.often)]],
                [_("Reference to quote"), support.reference],
            ],
        },
        "mine": {"title": _("From my account"), "rows": _to_fill_in()},
        "note": _(
            "This replaces no other standing order unless you say so to your bank. You can "
            "change it or stop it there whenever you like. Please give the form to your bank, "
            "not to us."
        ),
    }
    return typeset.pdf("checkout/standing_order", context)


def _account(paper: Paper) -> list[list[str]]:
    said = [
        [_("Account name"), paper.bank_account_name],
        [_("Sort code"), paper.bank_sort_code],
        [_("Account number"), paper.bank_account_number],
        [_("IBAN"), paper.bank_iban],
    ]
    return [row for row in said if row[1]]


def _to_fill_in() -> list[str]:
    return [
        _("Name and address of my bank"),
        _("Name of my account"),
        _("Sort code"),
        _("Account number"),
        _("First payment on"),
        _("Signature and date"),
    ]

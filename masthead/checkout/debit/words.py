"""The words of the letters about direct debits.

A notice says what the scheme's rules ask of it: how much, on which day, how often, by which
reference, how long beforehand, and who collects.
"""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.checkout.debit.link import path_of
from masthead.checkout.models import RegularGift
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.payments.models import Collection


@dataclass(frozen=True)
class Words:
    """A letter's subject and its plain text."""

    subject: str
    text: str


def of_notice(collection: Collection, *, paper: Paper) -> Words:
    """Return the notice of a collection whose day is set."""
    payment = collection.payment
    amount = money.exact(payment.amount_minor, currency=payment.currency)
    on = days.in_words(collection.charge_on) if collection.charge_on else ""
    shown = {
        "paper": paper,
        "name": payment.promised_gift.name,
        "amount": amount,
        "on": on,
        "reference": payment.reference,
        "each_month": RegularGift.objects.filter(mandate=collection.mandate).exists(),
        "notice_days": settings.DEBIT_NOTICE_DAYS,
        "link": settings.BASE_URL + path_of(collection.mandate),
    }
    subject = _("Your direct debit to {paper}: {amount} on {on}")
    return Words(
        subject=subject.format(paper=paper.name, amount=amount, on=on),
        text=render_to_string("checkout/mail_debit_notice.txt", shown),
    )

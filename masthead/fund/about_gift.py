"""All that is known of one gift, for its page at the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from masthead.fund.models import Gift, GiftReversal
from masthead.fund.receipts.link import receipt_path
from masthead.fund.receipts.write import KEY
from masthead.ledger.accounts import Account
from masthead.lib import days, money
from masthead.mail.models import Letter
from masthead.payments.models import Payment


@dataclass(frozen=True)
class Fact:
    """One thing that is known: its name, the words, and the address of more if there is one."""

    name: str
    words: str
    address: str = ""


@dataclass(frozen=True)
class Leg:
    """A leg of the gift's entry: the account, and the amount on its side."""

    account: str
    debit: str
    credit: str


@dataclass(frozen=True)
class GivenBack:
    """A refund: its day, the day it was moved from, the sum, the key of its entry."""

    day: dt.date
    original: dt.date | None
    amount: str
    key: str


@dataclass(frozen=True)
class AboutGift:
    """A gift with sums as words, and what its entry, payment and refunds say of it."""

    gift: Gift
    amount: str
    returned: str
    left: str
    facts: tuple[Fact, ...]
    legs: tuple[Leg, ...]
    given_back: tuple[GivenBack, ...]
    steps: tuple[Fact, ...]


def about_gift(gift: Gift) -> AboutGift:
    """Return what the book, the gateway and the post office say of a gift."""
    refunds = list(gift.refunds.select_related("entry").order_by("effective_on", "pk"))
    returned = sum(refund.amount_minor for refund in refunds)
    payment = Payment.objects.filter(pk=gift.payment).first() if gift.payment else None

    def words(minor: int) -> str:
        return money.exact(minor, currency=gift.currency)

    return AboutGift(
        gift=gift,
        amount=words(gift.amount_minor),
        returned=words(returned),
        left=words(gift.amount_minor - returned),
        facts=(
            *_of_reversal(gift),
            *_of_giver(gift),
            *_of_gift(gift),
            *_of_payment(payment),
            *_of_receipt(gift),
        ),
        legs=tuple(_legs(gift)),
        given_back=tuple(
            GivenBack(back.effective_on, back.original_on, words(back.amount_minor), back.entry.key)
            for back in refunds
        ),
        steps=tuple(_steps(payment)) if payment else (),
    )


def _of_reversal(gift: Gift) -> list[Fact]:
    found = GiftReversal.objects.select_related("by").filter(gift=gift).first()
    if found is None:
        return []
    words = _("{why} ({who}, {moment})")
    who = str(found.by or _("by command"))
    said = words.format(why=found.why, who=who, moment=_moment(found.at))
    return [Fact(_("Reversed: recorded by mistake"), said)]


def _of_giver(gift: Gift) -> list[Fact]:
    giver = gift.giver
    if giver is None:
        return [Fact(_("Giver"), _("not known"))]
    found = [Fact(_("Giver"), giver.name or _("did not say")), Fact(_("Town"), giver.town)]
    found.append(Fact(_("Email"), giver.email))
    return [fact for fact in found if fact.words]


def _of_gift(gift: Gift) -> list[Fact]:
    counts_on = days.in_words(gift.effective_on)
    if gift.original_on:
        moved = _("{day}; received {original}, in a month that is closed")
        counts_on = moved.format(day=counts_on, original=days.in_words(gift.original_on))
    found = [
        Fact(_("How it came"), str(gift.get_method_display())),
        Fact(_("Counts on"), counts_on),
        Fact(_("Counts to"), gift.appeal.name if gift.appeal else _("no appeal")),
        Fact(_("Thanks in the paper"), str(gift.get_thank_display())),
        Fact(_("Recorded at"), _moment(gift.recorded_at)),
    ]
    if first := Gift.objects.filter(came_again__gift=gift).first():
        found.append(Fact(_("The same gift once more"), str(first.pk), _page(first)))
    found += [
        Fact(_("Came again as gift"), str(later.pk), _page(later))
        for later in Gift.objects.filter(again__first=gift).order_by("pk")
    ]
    if gift.match:
        found.append(Fact(_("Paid in for the match of"), gift.match.sponsor))
    return found


def _of_payment(payment: Payment | None) -> list[Fact]:
    if payment is None:
        return []
    name = payment.remote_id or _("by post")
    return [
        Fact(_("Reference"), payment.reference),
        Fact(_("Payment"), f"{payment.provider}, {name}: {payment.get_status_display()}"),
    ]


def _of_receipt(gift: Gift) -> list[Fact]:
    letter = Letter.objects.filter(key=KEY.format(number=gift.number)).first()
    found = [Fact(_("Receipt"), _("As PDF"), receipt_path(gift.number))]
    if letter:
        sent = _moment(letter.sent_at) if letter.sent_at else str(letter.get_standing_display())
        found.append(Fact(_("Receipt by mail"), sent))
    return found


def _legs(gift: Gift) -> list[Leg]:
    postings = gift.entry.postings.order_by("-amount_minor")
    return [
        Leg(
            str(Account(posting.account).label),
            _side(posting.amount_minor, gift=gift),
            _side(-posting.amount_minor, gift=gift),
        )
        for posting in postings
    ]


def _side(minor: int, *, gift: Gift) -> str:
    return money.exact(minor, currency=gift.currency) if minor > 0 else ""


def _steps(payment: Payment) -> list[Fact]:
    return [
        Fact(
            _moment(step.occurred_at),
            f"{step.name}: {money.exact(step.amount_minor, currency=payment.currency)}",
        )
        for step in payment.transitions.order_by("occurred_at", "pk")
    ]


def _page(gift: Gift) -> str:
    return reverse("gift", args=[gift.pk])


def _moment(at: dt.datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")

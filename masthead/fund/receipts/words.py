"""What a receipt says, in the same words by mail and in print."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from masthead.fund.models import Gift, GiftRefund, GiftReversal
from masthead.fund.receipts.link import receipt_path
from masthead.lib import days, money
from masthead.paper.models import Paper, the_paper


@dataclass(frozen=True)
class ReceiptWords:
    """A receipt in words. `facts` are pairs of what is said and the answer, in their order.

    `back` is what has just gone back, in a letter about that.
    """

    title: str
    paper: str
    society: str
    number: int
    amount: str
    facts: list[tuple[str, str]]
    notes: list[str]
    link: str
    back: str = ""


def receipt_words(gift: Gift) -> ReceiptWords:
    """Return the words of a gift's receipt, as things stand: with what has gone back of it.

    Of a gift that was recorded by mistake it says that, and is no receipt.
    """
    paper = the_paper()
    amount = money.exact(gift.amount_minor, currency=gift.currency)
    is_mistake = GiftReversal.objects.filter(gift=gift).exists()
    title = _("Receipt for a gift of {amount}")
    if is_mistake:
        title = _("No receipt: gift {number} was recorded by mistake")
    return ReceiptWords(
        title=title.format(amount=amount, number=gift.number),
        paper=paper.name,
        society=society(paper),
        number=gift.number,
        amount=amount,
        facts=[] if is_mistake else [*_facts(gift, amount=amount), *_moved(gift)],
        notes=[] if is_mistake else notes(paper),
        link=settings.BASE_URL + receipt_path(gift.number),
    )


def notes(paper: Paper) -> list[str]:
    """Return what every receipt says beside its facts."""
    words = _(
        "This was a gift. It is not a purchase: nothing was sold for it. It is not a payment for "
        "shares in the {society} either, and brings no share and no vote."
    )
    said = [words.format(society=paper.society_in_words)]
    if paper.practice:
        said.append(_("This is a practice paper. No real money has moved, and this is no receipt."))
    return said


def society(paper: Paper) -> str:
    """Return the name of the society as papers bear it, with its registered number."""
    if not paper.society_number:
        return paper.society_name
    words = _("{society}, registered number {number}")
    return words.format(society=paper.society_name, number=paper.society_number)


def _facts(gift: Gift, *, amount: str) -> list[tuple[str, str]]:
    received_on = gift.original_on or gift.effective_on
    facts = [
        (_("Amount"), amount),
        (_("Received on"), days.in_words(received_on)),
        (_("Gift number"), str(gift.number)),
        (_("For"), gift.appeal.name if gift.appeal else the_paper().title_of_fund),
        (_("Paid by"), str(gift.get_method_display())),
    ]
    if gift.giver and gift.giver.name:
        facts.insert(1, (_("From"), gift.giver.name))
    return facts


def _moved(gift: Gift) -> list[tuple[str, str]]:
    """Return what has gone back of a gift, and come again, each with its day, in their order."""
    moved: list[tuple[str, Gift | GiftRefund]] = [
        (_("Gone back on {day}"), one) for one in gift.refunds.all()
    ]
    again = Gift.objects.filter(again__first=gift)
    moved += [(_("Came again on {day}"), one) for one in again]
    return [
        (
            label.format(day=days.in_words(one.original_on or one.effective_on)),
            money.exact(one.amount_minor, currency=gift.currency),
        )
        for label, one in sorted(moved, key=lambda found: found[1].recorded_at)
    ]

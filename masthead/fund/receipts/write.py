"""Write to a giver: that the gift has come, and when some of it has gone back."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import asdict, replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.fund.models import Gift, GiftRefund
from masthead.fund.receipts.words import ReceiptWords, receipt_words
from masthead.lib import money
from masthead.mail.models import Letter
from masthead.mail.send import NotAnAddress, send

KEY = "receipt:{number}"
log = logging.getLogger("masthead.fund")


def write_receipt(gift: Gift, *, at: dt.datetime) -> Letter | None:
    """Send the receipt of a gift that has cleared, in the caller's transaction.

    None where the giver gave no address. Told twice, it is one letter, for its key is the
    gift's number.
    """
    if not _address(gift):
        return None
    said = receipt_words(gift)
    subject = _("Your gift of {amount} to {paper}").format(amount=said.amount, paper=said.paper)
    return _write(
        "receipt", gift, key=KEY.format(number=gift.number), subject=subject, said=said, at=at
    )


def write_of_refund(refund: GiftRefund, *, at: dt.datetime) -> Letter | None:
    """Tell a giver what has gone back of a gift, in the caller's transaction.

    It says the same whether the paper gave it back or a bank took it, for both are true of a
    refund. None where the giver gave no address; told twice, it is one letter.
    """
    gift = refund.gift
    if not _address(gift):
        return None
    back = money.exact(refund.amount_minor, currency=gift.currency)
    said = replace(receipt_words(gift), back=back)
    subject = _("{amount} of your gift has gone back").format(amount=back)
    return _write("refund", gift, key=f"refund:{refund.pk}", subject=subject, said=said, at=at)


def write_of_reversal(gift: Gift, *, at: dt.datetime) -> Letter | None:
    """Tell a giver whose gift was recorded by mistake that its receipt says nothing any more.

    In the caller's transaction. None where the giver gave no address; told twice, one letter.
    """
    if not _address(gift):
        return None
    said = receipt_words(gift)
    subject = _("The receipt of gift {number} was a mistake").format(number=gift.number)
    return _write(
        "reversal", gift, key=f"reversal:{gift.number}", subject=subject, said=said, at=at
    )


def _address(gift: Gift) -> str:
    return gift.giver.email if gift.giver else ""


def _write(
    kind: str, gift: Gift, *, key: str, subject: str, said: ReceiptWords, at: dt.datetime
) -> Letter | None:
    context = asdict(said)
    try:
        return send(
            kind,
            to=_address(gift),
            key=key,
            subject=subject,
            text=render_to_string(f"fund/{kind}_mail.txt", context),
            html=render_to_string(f"fund/{kind}_mail.html", context),
            at=at,
        )
    except NotAnAddress:
        # The money has come, whatever was typed for an address.
        log.warning("Gift %s: what is kept as its giver’s address is none", gift.number)
        return None

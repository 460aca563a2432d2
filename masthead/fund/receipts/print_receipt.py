"""Print the receipt of a gift."""

from __future__ import annotations

from dataclasses import asdict

from masthead.fund.models import Gift
from masthead.fund.receipts.words import receipt_words
from masthead.lib import typeset


def print_receipt(gift: Gift) -> bytes:
    """Return the receipt as a PDF of one sheet, with what has gone back of the gift since.

    Raises TypesetFailed.
    """
    return typeset.pdf("fund/receipt", asdict(receipt_words(gift)))

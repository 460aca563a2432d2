"""The words beside each box of mail that may be wanted: what is said yes or no to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.mail.models import Purpose

WORDS = {
    Purpose.NEWSLETTER: gettext_lazy("Send me the newsletter by mail"),
    Purpose.APPEALS: gettext_lazy("Write to me when the fund has an appeal"),
    Purpose.SOCIETY: gettext_lazy("Send me news of the society that owns the paper"),
    Purpose.EVENTS: gettext_lazy("Tell me about the paper’s events"),
}


@dataclass(frozen=True)
class Offered:
    """A box: its purpose, its words, and whether it is ticked."""

    purpose: str
    words: str
    is_wanted: bool


def wording(purpose: str) -> str:
    """Return the words that stand beside the box of a purpose, and are kept with the answer."""
    return str(WORDS[Purpose(purpose)])


def offered(wanted: set[str]) -> list[Offered]:
    """Return the boxes, ticked for what is wanted."""
    return [Offered(purpose, wording(purpose), purpose in wanted) for purpose in Purpose]


def stopped(purpose: str) -> str:
    """Return the words of the button that ends mail of a purpose, kept with the answer."""
    return _("Stop: {what}").format(what=Purpose(purpose).label)

"""What the rooms above the fund know of a gift, for its page at the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from masthead.batches.models import Item
from masthead.fund.about_gift import Fact
from masthead.fund.models import Gift
from masthead.lib import days
from masthead.reconcile.models import Settlement


def facts_of(gift: Gift) -> list[Fact]:
    """Return the batch that a gift came in with and the bank's line that it is, if any."""
    found = []
    if item := Item.objects.filter(gift=gift).first():
        batch = _("Number {number}").format(number=item.batch_id)
        found.append(Fact(_("Batch"), batch, reverse("batch", args=[item.batch_id])))
    for settled in Settlement.objects.standing().filter(gift=gift).select_related("line"):
        words = f"{days.in_words(settled.line.booked_on)}, {settled.line.text}"
        found.append(Fact(_("On the bank’s statement"), words))
    return found


def ways_on(request: HttpRequest, gift: Gift) -> list[Fact]:
    """Return where whoever is signed in may go from a gift: its entry in the book."""
    if not request.user.has_perm("treasury.view_books"):
        return []
    name = _("Its entry in the book")
    return [Fact(name, name, reverse("book_entry", args=[gift.entry_id]))]

"""What other rooms keep of whoever signed in, read for their account."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from masthead.checkout.models import RegularGift, RegularGifts
from masthead.mail.models import Letter
from masthead.supporters.models import Support
from masthead.supporters.models.support import Supports
from masthead.website.account.holder import Holder, Membership

# Letters that let somebody in say nothing that is worth reading afterwards.
SECRET = ("sign-in",)


def supports_of(holder: Holder) -> Supports:
    """Return what somebody supports the paper with, what goes on first."""
    found = Support.objects.filter(person__in=holder.records)
    return found.select_related("level").order_by("ended_at", "-started_at")


def regular_gifts_of(holder: Holder, *, own: bool = True) -> RegularGifts:
    """Return somebody's gifts each month: their own, or all that are made with their address.

    One of which nothing was collected yet has no giver on record, and goes by its address.
    """
    if own:
        theirs = Q(giver__in=holder.own) | Q(giver=None, email__in=holder.addresses)
        theirs &= Q(name__iexact=holder.name) | Q(giver__in=holder.own)
    else:
        theirs = Q(giver__in=holder.records) | Q(email__in=holder.addresses)
    found = RegularGift.objects.filter(theirs).select_related("mandate")
    return found.order_by("ended_at", "-started_at")


def letters_of(holder: Holder) -> QuerySet[Letter]:
    """Return the letters that were written to somebody's address, the latest first.

    Those that are done with are emptied after a while, and no longer anybody's.
    """
    written = Letter.objects.filter(to__in=holder.addresses).exclude(kind__in=SECRET)
    return written.order_by("-queued_at")


def membership_of(holder: Holder, number: int) -> Membership | None:
    """Return the membership of a number, None where they don't see it."""
    return next((one for one in holder.memberships if one.member.number == number), None)

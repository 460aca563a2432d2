"""The letters by mail that went to a member, for pages that show the member."""

from __future__ import annotations

from django import template
from django.db.models import Q

from masthead.mail.models import Letter
from masthead.register.models import Member
from masthead.shares.account.send_link import KIND as ACCOUNT
from masthead.shares.applications.tell import KIND as SHARES
from masthead.shares.models import Application

register = template.Library()
LATEST = 30


@register.inclusion_tag("shares/desk/member_letters.html")
def member_letters(member: Member) -> dict[str, object]:
    """Show the latest letters about a member's applications and account: what, and when sent.

    What they said and where they went is kept only until they are sent; that they were, stays.
    """
    about = Q(key__startswith=f"{ACCOUNT}:{member.number}:")
    for key in Application.objects.filter(member=member).values_list("pk", flat=True):
        about |= Q(key__startswith=f"{SHARES}:{key}:")
    return {"letters": Letter.objects.filter(about).order_by("-queued_at", "-pk")[:LATEST]}

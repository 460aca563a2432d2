"""A member's certificates, for pages that show the member."""

from __future__ import annotations

from django import template

from masthead.register.models import Member
from masthead.shares.models import Certificate

register = template.Library()


@register.inclusion_tag("shares/desk/certificate_rows.html")
def member_certificates(member: Member) -> dict[str, object]:
    """Show a member's certificates, the latest first, also those that are good no longer."""
    rows = Certificate.objects.filter(member=member).select_related("share_class", "cancelled")
    return {"certificates": rows.order_by("-number")}

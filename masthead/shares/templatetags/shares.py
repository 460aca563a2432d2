"""What can be done to a member's shares, for pages that show the member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from masthead.paper.models import the_paper
from masthead.register.holdings import holds_anything
from masthead.register.models import Member, ShareTransaction, What
from masthead.shares.holdings.nominated import nomination_rows
from masthead.shares.holdings.waiting import notice_rows
from masthead.shares.models import WithdrawalNotice

register = template.Library()
PERMISSION = "shares.alter_holdings"
ACTIONS = (
    ("transfer_shares", _("Transfer shares")),
    ("withdrawal_notice", _("Notice of withdrawal")),
    ("convert_shares", _("Convert shares")),
    ("forfeit_shares", _("Forfeit shares")),
    ("death_of_member", _("Death")),
)


@dataclass(frozen=True)
class Action:
    """A link to a screen, with its words."""

    address: str
    words: Any


@register.inclusion_tag("shares/desk_member_actions.html", takes_context=True)
def member_actions(context: template.Context, member: Member) -> dict[str, object]:
    """Show what can be done to a member's shares, and the notices and nominations that wait.

    Nothing for whoever may not change what members hold.
    """
    if not context["request"].user.has_perm(PERMISSION):
        return {}
    actions = ACTIONS if holds_anything(member) else ()
    notices = WithdrawalNotice.objects.waiting().filter(member=member)
    nominations = member.nominations.select_related("member", "ended").order_by("-number")
    return {
        "may": True,
        "actions": [Action(reverse(name, args=[member.number]), words) for name, words in actions],
        "notices": notice_rows(
            notices.select_related("member", "share_class"), on=the_paper().today(timezone.now())
        ),
        "nominations": nomination_rows(nominations),
        "nominate": reverse("nominate", args=[member.number]),
    }


@register.simple_tag(takes_context=True)
def correct_address(context: template.Context, line: ShareTransaction) -> str:
    """Return the address at which a transaction is corrected, empty where it can’t be."""
    may = context["request"].user.has_perm(PERMISSION)
    if not may or line.what == What.REVERSAL or hasattr(line, "reversed_by"):
        return ""
    return reverse("correct_shares", args=[line.member.number, line.sequence])

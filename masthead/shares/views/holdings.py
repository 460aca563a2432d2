"""The desk's screens that transfer, convert and forfeit shares, and take a notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from masthead.lib import days
from masthead.people.audit import Actor
from masthead.register.cease import NotAMember
from masthead.register.enter import MemberAlready, NotInOrder
from masthead.register.models import Member
from masthead.register.record_shares import BelowNothing
from masthead.shares.forms.acts import ActForm, ConvertForm, ForfeitForm, NoticeForm, TransferForm
from masthead.shares.holdings.convert import NotEven, SameClass, convert
from masthead.shares.holdings.forfeit import forfeit
from masthead.shares.holdings.held import line_in_words, shares_in_words
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.holdings.pass_on import NoShares
from masthead.shares.holdings.take import EnteredLater
from masthead.shares.holdings.transfer import NotTransferable, TransferToOneself, transfer
from masthead.shares.holdings.young import TooYoung
from masthead.shares.views.acts import Act, act, today, whose
from masthead.shares.withdraw.give_notice import MoreThanHeld, NotWithdrawable, give_notice

# What any change of a holding may be refused for, and the field that it is shown at.
OF_SHARES: dict[type[ValueError], str] = {
    NoShares: "quantity",
    BelowNothing: "quantity",
    DayStillToCome: "on",
    NotInOrder: "on",
    NotAMember: "on",
}
OF_TAKER: dict[type[ValueError], str] = {
    CapReached: "quantity",
    TooYoung: "born_on",
    EnteredLater: "on",
    MemberAlready: "to",
}


def left_in_words(member: Member, left_on: dt.date | None) -> str:
    """Return the sentence that says that a member leaves, empty where they stay."""
    if left_on is None:
        return ""
    words = _("Member {number} then holds no share, and ceases on {day}.")
    return " " + words.format(number=member.number, day=days.in_words(left_on))


def _shares(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what every form of this page tells: how many shares, of what, when, on whose word."""
    return {name: data[name] for name in ("share_class", "quantity", "on", "authority", "key")}


def _transfer(member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime) -> str:
    passed = transfer(
        member,
        to=data["to"] or data["newcomer"],
        **_shares(data),
        by=by,
        at=at,
    )
    to = whose(passed.into.member)
    words = _("{shares}: from member {number} to member {to}, {name}.")
    said = words.format(
        shares=line_in_words(passed.out), number=member.number, to=to.number, name=to.name
    )
    return said + left_in_words(member, passed.left_on)


def _convert(member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime) -> str:
    out, came = convert(
        member,
        into=data["into"],
        **_shares(data),
        by=by,
        at=at,
    )
    words = _("{shares} of member {number} become {became}.")
    became = shares_in_words(came.quantity, came.share_class.name, came.amount_minor)
    return words.format(shares=line_in_words(out), number=member.number, became=became)


def _forfeit(member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime) -> str:
    gone = forfeit(
        member,
        **_shares(data),
        by=by,
        at=at,
    )
    words = _("{shares}: forfeited by member {number}.")
    said = words.format(shares=line_in_words(gone.out), number=member.number)
    return said + left_in_words(member, gone.left_on)


def _give_notice(member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime) -> str:
    notice = give_notice(
        member,
        **_shares(data),
        by=by,
        at=at,
    )
    words = _("Notice of {quantity} × {name} of member {number}: it can be paid from {day}.")
    return words.format(
        quantity=notice.quantity,
        name=notice.share_class.name,
        number=member.number,
        day=days.in_words(notice.ends_on),
    )


TRANSFER = Act(
    title=gettext_lazy("Transfer shares"),
    words=gettext_lazy(
        "The shares go over with what was paid on them; no money moves. Certificates are cancelled "
        "and issued anew. Whoever has none left ceases to be a member that day."
    ),
    button=gettext_lazy("Transfer them"),
    do=_transfer,
    refusals={TransferToOneself: "to", NotTransferable: "share_class", **OF_SHARES, **OF_TAKER},
)
CONVERT = Act(
    title=gettext_lazy("Convert shares"),
    words=gettext_lazy(
        "Shares of one class become shares of another, for what was paid on them. Share capital "
        "stays as it is."
    ),
    button=gettext_lazy("Convert them"),
    do=_convert,
    refusals={SameClass: "into", NotEven: "quantity", CapReached: "quantity", **OF_SHARES},
)
FORFEIT = Act(
    title=gettext_lazy("Forfeit shares"),
    words=gettext_lazy(
        "The member loses the shares by a resolution under the society’s rules. What was paid on "
        "them leaves share capital for a reserve; nobody is paid anything."
    ),
    button=gettext_lazy("Forfeit them"),
    do=_forfeit,
    refusals=OF_SHARES,
    is_grave=True,
)
NOTICE = Act(
    title=gettext_lazy("Notice of withdrawal"),
    words=gettext_lazy(
        "Write down the notice that the member gave. The shares stay theirs until it is paid, "
        "after the notice has run, under “Withdrawals”."
    ),
    button=gettext_lazy("Write the notice down"),
    do=_give_notice,
    refusals={
        NotWithdrawable: "share_class",
        MoreThanHeld: "quantity",
        TooYoung: "on",
        **OF_SHARES,
    },
)


def _on_member(request: HttpRequest, it: Act, form: type[ActForm], number: int) -> HttpResponse:
    member = get_object_or_404(Member, number=number)
    return act(request, it, member=member, make=partial(form, member=member, today=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def transfer_shares(request: HttpRequest, number: int) -> HttpResponse:
    """Transfer shares of a member to another, or to somebody new."""
    return _on_member(request, TRANSFER, TransferForm, number)


@require_http_methods(["GET", "HEAD", "POST"])
def convert_shares(request: HttpRequest, number: int) -> HttpResponse:
    """Convert shares of a member into those of another class."""
    return _on_member(request, CONVERT, ConvertForm, number)


@require_http_methods(["GET", "HEAD", "POST"])
def forfeit_shares(request: HttpRequest, number: int) -> HttpResponse:
    """Forfeit shares of a member by a resolution."""
    return _on_member(request, FORFEIT, ForfeitForm, number)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that a member gave notice of a withdrawal."""
    return _on_member(request, NOTICE, NoticeForm, number)

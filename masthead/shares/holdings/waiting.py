"""The notices of withdrawal that wait, in words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.register.models import Member, Particulars
from masthead.shares.models import Suspension, WithdrawalNotice


@dataclass(frozen=True)
class NoticeRow:
    """One notice: whose, of what, since when, and whether it can be paid today."""

    pk: uuid.UUID
    number: int
    name: str
    shares: str
    given: str
    ends: str
    stands: str


@dataclass(frozen=True)
class SuspensionRow:
    """One suspension that holds, or is to: of which class, from when, by which minute."""

    pk: int
    share_class: str
    since: str
    authority: str


def notice_rows(notices: Iterable[WithdrawalNotice], *, on: dt.date) -> list[NoticeRow]:
    """Return notices as the desk shows them on a day, with two queries for all of them."""
    notices = list(notices)
    names = _names([notice.member for notice in notices], on=on)
    held_up = set(Suspension.objects.holding_on(on).values_list("share_class", flat=True))
    return [_row(one, names=names, held_up=one.share_class_id in held_up, on=on) for one in notices]


def _row(
    notice: WithdrawalNotice, *, names: dict[int, str], held_up: bool, on: dt.date
) -> NoticeRow:
    return NoticeRow(
        pk=notice.pk,
        number=notice.member.number,
        name=names.get(notice.member_id, ""),
        shares=f"{notice.quantity:,} × {notice.share_class.name}",
        given=days.in_words(notice.given_on),
        ends=days.in_words(notice.ends_on),
        stands=_stands(notice, held_up=held_up, on=on),
    )


def _stands(notice: WithdrawalNotice, *, held_up: bool, on: dt.date) -> str:
    if notice.ends_on > on:
        return _("{days} days left").format(days=(notice.ends_on - on).days)
    return _("suspended by the board") if held_up else _("run out")


def suspension_rows() -> list[SuspensionRow]:
    """Return the suspensions that nobody has lifted, the latest first."""
    found = Suspension.objects.filter(lifted=None).select_related("share_class")
    return [
        SuspensionRow(one.pk, one.share_class.name, days.in_words(one.effective_on), one.authority)
        for one in found.order_by("-effective_on")
    ]


def _names(members: Iterable[Member], *, on: dt.date) -> dict[int, str]:
    """Return the names of members on a day, by their keys, in one query."""
    lines = Particulars.objects.true_on(on).filter(member__in=members)
    in_turn = lines.order_by("effective_on", "entered_at", "pk")
    return dict(in_turn.values_list("member_id", "name"))

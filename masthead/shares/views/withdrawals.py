"""The desk's screens of withdrawals: the notices that wait, paid, taken back; suspensions."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages

from masthead.lib import days
from masthead.people.audit import Actor, at_desk
from masthead.register.models import Member
from masthead.shares.forms.withdrawals import LiftForm, OnADay, PayForm, SuspendForm, TakeBackForm
from masthead.shares.holdings.held import line_in_words
from masthead.shares.holdings.its_day import DayStillToCome, refuse_to_come
from masthead.shares.holdings.waiting import notice_rows, suspension_rows
from masthead.shares.holdings.young import TooYoung
from masthead.shares.models import Suspension, WithdrawalNotice
from masthead.shares.views.acts import Act, act, secretary, today
from masthead.shares.views.holdings import OF_SHARES, left_in_words
from masthead.shares.withdraw.pay import NoticeRuns, NotPaidFrom, WithdrawalsSuspended, pay
from masthead.shares.withdraw.suspend import (
    NotSuspendedThen,
    SuspendedAlready,
    lift,
    suspend,
)
from masthead.shares.withdraw.take_back import NoticeEndedAlready, take_back

NOTICES = WithdrawalNotice.objects.select_related("member", "share_class")


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """List the notices that wait, those that can be paid first, and the suspensions."""
    secretary(request)
    page = Paginator(NOTICES.waiting(), 30).get_page(request.GET.get("p"))
    title = _("Withdrawals")
    shown = {
        "page": page,
        "rows": notice_rows(page, on=today()),
        "suspensions": suspension_rows(),
        "page_title": title,
        "header_title": title,
        "header_icon": "time",
    }
    return render(request, "shares/desk_withdrawals.html", shown)


def _pay(
    notice: WithdrawalNotice, member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime
) -> str:
    gone = pay(
        notice,
        on=data["on"],
        authority=data["authority"],
        paid_from=data["paid_from"],
        by=by,
        at=at,
    )
    words = _("{shares}: paid back to member {number}.")
    said = words.format(shares=line_in_words(gone.out), number=member.number)
    return said + left_in_words(member, gone.left_on)


@require_http_methods(["GET", "HEAD", "POST"])
def pay_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Pay the shares of a notice back."""
    notice = get_object_or_404(NOTICES, pk=pk)
    words = _(
        "Notice of {quantity} × {name}, given on {given} ({authority}): it can be paid from "
        "{ends}. The shares leave the register and their money share capital in one step."
    )
    it = Act(
        title=_("Pay shares back"),
        words=words.format(
            quantity=notice.quantity,
            name=notice.share_class.name,
            given=days.in_words(notice.given_on),
            authority=notice.authority,
            ends=days.in_words(notice.ends_on),
        ),
        button=_("Pay them back"),
        do=partial(_pay, notice),
        refusals={
            NoticeRuns: "on",
            WithdrawalsSuspended: "on",
            TooYoung: "on",
            NotPaidFrom: "paid_from",
            NoticeEndedAlready: "",
            **OF_SHARES,
        },
    )
    return act(request, it, member=notice.member, make=partial(PayForm, today=today()))


def _take_back(
    notice: WithdrawalNotice, member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime
) -> str:
    refuse_to_come(data["on"], at=at)
    take_back(notice, on=data["on"], authority=data["authority"], by=by, at=at)
    words = _("The notice of {quantity} × {name} is taken back by member {number}.")
    return words.format(
        quantity=notice.quantity, name=notice.share_class.name, number=member.number
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write that a member took a notice back."""
    notice = get_object_or_404(NOTICES, pk=pk)
    it = Act(
        title=_("Take a notice back"),
        words=_("The member keeps the shares. The notice stays to be read."),
        button=_("Take it back"),
        do=partial(_take_back, notice),
        refusals={NoticeEndedAlready: "", DayStillToCome: "on"},
    )
    return act(request, it, member=notice.member, make=partial(TakeBackForm, today=today()))


@require_http_methods(["GET", "HEAD", "POST"])
def suspend_class(request: HttpRequest) -> HttpResponse:
    """Suspend the withdrawals of a class of share by a minute of the board."""
    by = at_desk(secretary(request))

    def do(data: Mapping[str, Any]) -> str:
        held_up = suspend(
            data["share_class"],
            on=data["on"],
            authority=data["authority"],
            by=by,
            at=timezone.now(),
        )
        words = _("From {day} on no share of “{name}” is paid back.")
        day = days.in_words(held_up.effective_on)
        return words.format(day=day, name=held_up.share_class.name)

    said = gettext_lazy("Notices can still be given, and run; none is paid until you lift it.")
    return _of_board(request, SuspendForm, do, title=_("Suspend withdrawals"), words=said)


@require_http_methods(["GET", "HEAD", "POST"])
def lift_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the shares of a class be paid back again."""
    by = at_desk(secretary(request))
    suspension = get_object_or_404(Suspension.objects.select_related("share_class"), pk=pk)

    def do(data: Mapping[str, Any]) -> str:
        lifted = lift(
            suspension, on=data["on"], authority=data["authority"], by=by, at=timezone.now()
        )
        words = _("From {day} on shares of “{name}” are paid back again.")
        day = days.in_words(lifted.effective_on)
        return words.format(day=day, name=suspension.share_class.name)

    said = _("“{name}”, suspended from {day} on: {authority}").format(
        name=suspension.share_class.name,
        day=days.in_words(suspension.effective_on),
        authority=suspension.authority,
    )
    return _of_board(request, LiftForm, do, title=_("Lift the suspension"), words=said)


def _of_board(
    request: HttpRequest,
    kind: type[OnADay],
    do: Callable[[Mapping[str, Any]], str],
    *,
    title: str,
    words: Any,
) -> HttpResponse:
    form = kind(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, do(form.cleaned_data))
            return redirect("withdrawals")
        except (SuspendedAlready, NotSuspendedThen) as refused:
            form.add_error("on", str(refused))
    shown = {
        "form": form,
        "words": words,
        "page_title": title,
        "header_title": title,
        "header_icon": "time",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "shares/desk_of_board.html", shown, status=status)

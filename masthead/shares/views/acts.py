"""The frame of the desk's screens that change what one member holds: typed, looked at, entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User
from masthead.register.look import look
from masthead.register.models import Member
from masthead.register.particulars import particulars_of
from masthead.shares.holdings.held import Holding, holdings_in_words

PERMISSION = "shares.alter_holdings"
# What a form that is sent says beside its fields.
SURE, CHANGE = "sure", "change"
NOT_TYPED = ("csrfmiddlewaretoken", SURE, CHANGE)


@dataclass(frozen=True)
class Act:
    """One thing that can be done: its words, and the verb, which says in a sentence what it did.

    `refusals` name the field that each refusal is shown at, where that isn't the whole form.
    """

    title: Any
    words: Any
    button: Any
    do: Callable[[Member, Mapping[str, Any], Actor, dt.datetime], str]
    refusals: Mapping[type[ValueError], str]
    is_grave: bool = False
    template: str = "shares/desk_act.html"


@dataclass(frozen=True)
class Whose:
    """Of whom a screen tells: the number, the name now, and what they hold, in words."""

    number: int
    name: str
    holdings: list[Holding]


def secretary(request: HttpRequest) -> User:
    """Return who is signed in, or refuse whoever may not change what members hold."""
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return request.user
    raise PermissionDenied


def whose(member: Member) -> Whose:
    """Return of whom a screen tells."""
    line = particulars_of(member, on=dt.date.max)
    return Whose(member.number, line.name if line else "", holdings_in_words(member))


def act(
    request: HttpRequest,
    it: Act,
    *,
    member: Member,
    make: Callable[..., forms.Form],
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show a form; say what it would do; then do it.

    `make` makes the form of its data or its first words. The first sending is a rehearsal: the
    verb runs and all is taken back, so that what is said is what would be, refusals too.
    """
    user, at = secretary(request), timezone.now()
    if request.method != "POST" or CHANGE in request.POST:
        look(member, by=at_desk(user), at=at)
        return _page(request, it, member, make(initial=_typed(request)), more=more)
    form = make(request.POST)
    if not form.is_valid():
        return _page(request, it, member, form, more=more, status=422)
    is_sure = SURE in request.POST
    try:
        said = _run(it, member, form.cleaned_data, by=at_desk(user), at=at, is_sure=is_sure)
    except tuple(it.refusals) as refused:
        field = next(name for kind, name in it.refusals.items() if isinstance(refused, kind))
        form.add_error(field if field in form.fields else None, str(refused.args[0]))
        return _page(request, it, member, form, more=more, status=422)
    if not is_sure:
        return _page(request, it, member, form, more=more, said=said)
    messages.success(request, said)
    return redirect("member", member.number)


def _typed(request: HttpRequest) -> dict[str, Any] | None:
    """Return what was typed, to be typed again, None where nothing was."""
    lists = request.POST.lists()
    return {name: all_ if len(all_) > 1 else all_[0] for name, all_ in lists} or None


def _run(
    it: Act,
    member: Member,
    data: Mapping[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    is_sure: bool,
) -> str:
    with transaction.atomic():
        said = it.do(member, data, by, at)
        transaction.set_rollback(not is_sure)
    return said


def _page(
    request: HttpRequest,
    it: Act,
    member: Member,
    form: forms.Form,
    *,
    more: Mapping[str, object] | None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    typed = request.POST.lists() if said else ()
    kept = [(name, value) for name, values in typed for value in values if name not in NOT_TYPED]
    title = f"{it.title}: {_('member {number}').format(number=member.number)}"
    shown = {
        "it": it,
        "form": form,
        "whose": whose(member),
        "said": said,
        "kept": kept,
        "page_title": title,
        "header_title": title,
        "header_icon": "group",
        **(more or {}),
    }
    return render(request, it.template, shown, status=status)


def today() -> dt.date:
    """Return today in the paper's time zone."""
    return the_paper().today(timezone.now())

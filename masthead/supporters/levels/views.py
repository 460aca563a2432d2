"""The desk's levels of support: the list, one to set or amend, and what they bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User
from masthead.supporters.letters.words import so_often
from masthead.supporters.levels.forms import BenefitForm, LevelForm, first_terms
from masthead.supporters.levels.remove_benefit import remove_benefit
from masthead.supporters.levels.set_benefit import BenefitNameless, set_benefit
from masthead.supporters.levels.set_level import (
    LevelNameless,
    LevelNameTaken,
    LevelNotTaken,
    LevelOfNothing,
    set_level,
)
from masthead.supporters.models import SUPPORTING, Benefit, Level, Often

PERMISSION = "supporters.set_levels"
# Which field each refusal is about.
BLAMED: dict[type[Exception], str] = {
    LevelNameless: "name",
    LevelNameTaken: "name",
    LevelOfNothing: "monthly_minor",
    LevelNotTaken: "monthly_minor",
}


@dataclass(frozen=True)
class LevelRow:
    """A level at the desk: its sums as words, what it brings, how many support at it."""

    level: Level
    sums: list[str]
    benefits: list[Benefit]
    supporters: int


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def levels(request: HttpRequest) -> HttpResponse:
    """List the levels in their order, those not offered last, and what levels bring."""
    live = Count("supports", filter=Q(supports__state__in=SUPPORTING))
    found = Level.objects.annotate(live=live).prefetch_related("benefits")
    currency = the_paper().currency
    context = {
        "rows": [
            _row(level, currency=currency)
            for level in found.order_by("-is_offered", "for_groups", "place", "monthly_minor", "pk")
        ],
        "benefits": Benefit.objects.annotate(count=Count("levels")),
        **_titles(_("Levels of support")),
    }
    return render(request, "supporters/desk_levels.html", context)


def _row(level: Level, *, currency: str) -> LevelRow:
    sums = [
        so_often(money.exact(minor, currency=currency), often)
        for often in Often
        if (minor := level.minor(often)) is not None
    ]
    return LevelRow(level, sums, list(level.benefits.all()), getattr(level, "live", 0))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def new_level(request: HttpRequest) -> HttpResponse:
    """Show the form of a new level and set it, or say why not."""
    return _level(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def one_level(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form of a level and amend it, or say why not."""
    return _level(request, get_object_or_404(Level, slug=slug))


def _level(request: HttpRequest, level: Level | None) -> HttpResponse:
    currency = the_paper().currency
    begun = first_terms(level, currency=currency) if level else {}
    form = LevelForm(_typed(request), currency=currency, initial=begun)
    if form.is_valid():
        try:
            done = set_level(form.terms(), amending=level, by=_actor(request), at=timezone.now())
            messages.success(request, _("{level} is set.").format(level=done.name))
            return redirect("support_levels")
        except tuple(BLAMED) as refused:
            form.add_error(BLAMED[type(refused)], str(refused))
    title = level.name if level else _("New level")
    return _form(request, "supporters/desk_level.html", form, title=title, level=level)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def new_benefit(request: HttpRequest) -> HttpResponse:
    """Show the form of something that supporters get, and put it on the list."""
    return _benefit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def one_benefit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of something that supporters get, and amend it."""
    return _benefit(request, get_object_or_404(Benefit, pk=pk))


def _benefit(request: HttpRequest, benefit: Benefit | None) -> HttpResponse:
    begun: dict[str, Any] = {}
    if benefit:
        begun = {"name": benefit.name, "what": benefit.what, "place": benefit.place}
    form = BenefitForm(_typed(request), initial=begun)
    if form.is_valid():
        data = form.cleaned_data
        try:
            done = set_benefit(
                data["name"],
                what=data["what"],
                place=data["place"] or 0,
                amending=benefit,
                by=_actor(request),
                at=timezone.now(),
            )
            messages.success(request, _("“{name}” is on the list.").format(name=done.name))
            return redirect("support_levels")
        except BenefitNameless as refused:
            form.add_error("name", str(refused))
    title = benefit.name if benefit else _("Something that supporters get")
    return _form(request, "supporters/desk_benefit.html", form, title=title, benefit=benefit)


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take something that supporters got off the list, and off each level."""
    benefit = get_object_or_404(Benefit, pk=pk)
    remove_benefit(benefit, by=_actor(request), at=timezone.now())
    messages.success(request, _("“{name}” is off the list.").format(name=benefit.name))
    return redirect("support_levels")


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(
    request: HttpRequest, template: str, form: forms.Form, *, title: str, **more: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **more, **_titles(title)}, status=status)


def _titles(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "tag"}


def _actor(request: HttpRequest) -> Actor:
    assert isinstance(request.user, User)
    return at_desk(request.user)

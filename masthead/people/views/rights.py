"""The pages on which somebody gets all that is held about them, and has themselves erased."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masthead.people import audit
from masthead.people.forms import ErasureForm
from masthead.people.gates import fresh
from masthead.people.models import Person
from masthead.people.rights.erase import OnTheStaff, StillRuns, erase, hindrances, refuse_staff
from masthead.people.rights.registry import Whom
from masthead.people.rights.tell import held_about, tell
from masthead.people.rights.whom import shares_address, whom_goes, whom_signed_in


@fresh
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest) -> HttpResponse:
    """Say what is held, by its headings; hand it over as a file at the press of a button."""
    user: Any = request.user
    whom = whom_signed_in(user)
    if request.method != "POST":
        held = [{"title": one.title, "count": len(one.rows)} for one in held_about(whom)]
        return render(request, "people/data.html", {"held": held})
    at = timezone.now()
    by = audit.Actor(user=user, through="account")
    told = tell(whom, paper_name=_paper_name(request), by=by, at=at)
    return file_of(told.file, name=f"held-{at:%Y-%m-%d}.zip")


@fresh
@require_http_methods(["GET", "HEAD", "POST"])
def erase_me(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and at a word and a button erase whoever signed in."""
    user: Any = request.user
    whom = whom_goes(user)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            # Nobody’s hand is named: their number would be all that is left of it.
            erase(whom, by=audit.Actor(user=None, through="account"), at=timezone.now())
        except (StillRuns, OnTheStaff) as refused:
            for sentence in getattr(refused, "reasons", [str(refused)]):
                form.add_error(None, sentence)
        else:
            logout(request)
            return redirect("erased")
    shown = _shown(whom) | {"form": form, "shares_address": shares_address(user)}
    return render(request, "people/erase.html", shown, status=422 if form.errors else 200)


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "people/erased.html")


def file_of(content: bytes, *, name: str) -> HttpResponse:
    """Return a file to be kept, and by no cache."""
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _shown(whom: Whom) -> dict[str, Any]:
    held = held_about(whom)
    names = Person.objects.filter(pk__in=whom.records).exclude(name="").values_list("name")
    return {
        "names": sorted({name for (name,) in names}),
        "goes": [one.title for one in held if not one.kept],
        "stays": [{"title": one.title, "why": one.kept} for one in held if one.kept],
        "reasons": _reasons(whom),
    }


def _reasons(whom: Whom) -> list[str]:
    """Return what must be ended before, so that nobody types the word in vain."""
    try:
        refuse_staff(whom)
    except OnTheStaff as refused:
        return [str(refused), *hindrances(whom)]
    return hindrances(whom)


def _paper_name(request: HttpRequest) -> str:
    paper = getattr(request, "paper", None)
    return paper.name if paper else _("The paper")

"""Two records side by side: joined, kept apart, and taken apart again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masthead.people.alike import alike_records
from masthead.people.desk import frame
from masthead.people.find import find_people
from masthead.people.join_records import JoinedAlready, NotOfOneKind, join_records
from masthead.people.keep import RecordErased
from masthead.people.keep_apart import keep_apart
from masthead.people.models import Joining, Person
from masthead.people.models.person import TOLD
from masthead.people.rights.tell import held_about
from masthead.people.rights.whom import whom_at_desk
from masthead.people.undo_joining import UndoneAlready, undo_joining


@dataclass(frozen=True)
class Line:
    """What one and the other record tell of the same thing."""

    name: str
    one: str
    other: str
    is_count: bool = False

    @property
    def differs(self) -> bool:
        """Say whether both tell something, and not the same."""
        told = bool(self.one and self.other) and not self.is_count
        return told and self.one.casefold() != self.other.casefold()


@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """List pairs of records that may be one person’s."""
    frame.may(request)
    return frame.shown(request, "alike", _("Possibly the same"), pairs=alike_records())


@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Find another record of somebody, to be looked at beside the first."""
    frame.may(request)
    one = frame.somebody(pk)
    typed = request.GET.get("q", one.name)[:100]
    found = [other for other in find_people(typed, limit=30) if other.pk != one.pk]
    title = _("Another record of {name}").format(name=one)
    return frame.shown(request, "choose", title, person=one, typed=typed, found=found)


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show two records beside each other; join them, whichever is kept, or say they are two."""
    by, one, two = frame.may(request), frame.somebody(pk), frame.somebody(other)
    trouble = ""
    if request.method == "POST":
        wanted, at = request.POST.get("do", ""), timezone.now()
        if wanted == "apart" and one.pk != two.pk:
            keep_apart(one, two, by=by, at=at)
            messages.success(request, _("Written down: they are two."))
            return redirect("people_alike")
        kept, joined = (two, one) if wanted == "other" else (one, two)
        try:
            join_records(kept, joined, by=by, at=at)
        except (JoinedAlready, NotOfOneKind, RecordErased) as refused:
            trouble = str(refused)
        else:
            messages.success(request, _("Joined. It can be undone on this page."))
            return redirect("person", kept.pk)
    title = _("One person’s, or two?")
    parts = {"one": one, "other": two, "lines": _lines(one, two), "trouble": trouble}
    return frame.shown(request, "beside", title, status=422 if trouble else 200, **parts)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take two records apart again."""
    by, joining = frame.may(request), get_object_or_404(Joining, pk=pk)
    try:
        other = undo_joining(joining, by=by, at=timezone.now())
    except (UndoneAlready, RecordErased) as refused:
        messages.error(request, str(refused))
        return redirect("person", joining.kept_id)
    messages.success(request, _("Taken apart: this record stands by itself again."))
    return redirect("person", other.pk)


def _lines(one: Person, other: Person) -> list[Line]:
    """Return both, field by field, then how much hangs on each."""
    names = {field.name: str(field.verbose_name) for field in Person._meta.fields}
    told = [
        Line(names[name], getattr(one, name), getattr(other, name))
        for name in TOLD
        if getattr(one, name) or getattr(other, name)
    ]
    since = Line(_("since"), f"{one.added_at:%Y-%m-%d}", f"{other.added_at:%Y-%m-%d}")
    return [*told, since, *_held(one, other)]


def _held(one: Person, other: Person) -> list[Line]:
    counts = [
        {str(part.title): len(part.rows) for part in held_about(whom_at_desk(who))}
        for who in (one, other)
    ]
    titles = dict.fromkeys([*counts[0], *counts[1]])
    one_s, other_s = counts
    return [
        Line(name, str(one_s.get(name, 0)), str(other_s.get(name, 0)), is_count=True)
        for name in titles
    ]

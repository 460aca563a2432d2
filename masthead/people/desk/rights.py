"""Somebody’s rights at the desk, for those who ask by letter: their file, and their erasure."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from masthead.people.desk import frame
from masthead.people.desk.forms import ErasePersonForm
from masthead.people.rights.erase import OnTheStaff, StillRuns, erase, hindrances
from masthead.people.rights.tell import held_about, tell
from masthead.people.rights.whom import whom_at_desk


@require_POST
def data(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over all that is held about somebody as a file."""
    by, one, at = frame.may(request, frame.ERASE), frame.somebody(pk), timezone.now()
    paper = getattr(request, "paper", None)
    name = paper.name if paper else _("The paper")
    told = tell(whom_at_desk(one), paper_name=name, by=by, at=at)
    answer = HttpResponse(told.file, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="held-{one.pk}-{at:%Y-%m-%d}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def erase_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes and what stays, then erase somebody who asked for it."""
    by, one = frame.may(request, frame.ERASE), frame.somebody(pk)
    whom = whom_at_desk(one)
    form = ErasePersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            erase(whom, by=by, at=timezone.now())
        except (StillRuns, OnTheStaff) as refused:
            form.add_error(None, getattr(refused, "reasons", [str(refused)]))
        else:
            messages.success(request, _("Erased."))
            return redirect("people")
    held = held_about(whom)
    parts = {
        "form": form,
        "person": one,
        "stays": [part for part in held if part.kept],
        "reasons": hindrances(whom),
        "submit_button_label": _("Erase"),
        "back": reverse("person", args=[one.pk]),
    }
    title = _("Erase {name}").format(name=one)
    return frame.shown(request, "erase", title, status=422 if form.errors else 200, **parts)

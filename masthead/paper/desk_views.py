"""The paper's settings at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from masthead.paper.amend import amend
from masthead.paper.desk_forms import PaperForm
from masthead.paper.models import the_paper
from masthead.people import audit

PERMISSION = "paper.change_paper"


def settings(request: HttpRequest) -> HttpResponse:
    """Show the paper's settings and change them; what was typed stays where it is refused."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = PaperForm(request.POST or None, instance=the_paper())
    if form.is_valid() and _amended(request, form):
        messages.success(request, _("The settings are kept."))
        return redirect("paper_settings")
    shown = {
        "page_title": _("Paper"),
        "header_icon": "cog",
        "form": form,
        "submit_button_label": _("Keep the settings"),
    }
    return render(request, "desk/paper.html", shown, status=422 if form.errors else 200)


def _amended(request: HttpRequest, form: PaperForm) -> bool:
    user: Any = request.user
    try:
        amend(form.cleaned_data, by=audit.at_desk(user), at=timezone.now())
    except ValueError as refused:
        form.add_error(None, str(refused))
        return False
    return True

"""The website's own screen at the desk: what the front page leads with."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import InlinePanel, ObjectList

from masthead.newsroom.models import ArticlePage
from masthead.people import audit
from masthead.website.models import FrontPage
from masthead.website.pin_front import PinnedTwice, PinNotPublished, pin_front

_PANEL = ObjectList(
    [
        InlinePanel(
            "pins",
            heading=gettext_lazy("Pinned to the front page"),
            label=gettext_lazy("story"),
            help_text=gettext_lazy(
                "The first is the lead. The newest stories fill the places that are left."
            ),
        )
    ]
)


def pin(request: HttpRequest) -> HttpResponse:
    """Choose the pinned stories and their order."""
    if not request.user.has_perm("website.pin_front"):
        raise PermissionDenied
    panel = _PANEL.bind_to_model(FrontPage)
    front = FrontPage.objects.get()
    form = panel.get_form_class()(request.POST or None, instance=front, for_user=request.user)
    if request.method == "POST" and form.is_valid() and _pinned(request, form):
        messages.success(request, _("The front page is set."))
        return redirect("pin_front")
    shown = {
        "page_title": _("Front page"),
        "header_icon": "home",
        "panel": panel.get_bound_panel(instance=front, request=request, form=form),
        "form": form,
        "media": form.media,
        "submit_button_label": _("Set the front page"),
    }
    return render(request, "desk/form.html", shown, status=422 if form.errors else 200)


def _pinned(request: HttpRequest, form: Any) -> bool:
    """Pin what was chosen; a refusal goes on the form."""
    user: Any = request.user
    try:
        pin_front(_chosen(form.formsets["pins"]), by=audit.at_desk(user), at=timezone.now())
    except (PinNotPublished, PinnedTwice) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _chosen(rows: Any) -> list[ArticlePage]:
    return [row.cleaned_data["story"] for row in rows.ordered_forms]

"""Letting readers in: a story opened on the meter, a story passed on; the rules at the desk."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from masthead.newsroom.access.gift import own_link
from masthead.newsroom.access.open_on_meter import MeterUsedUp, NotOnMeter, open_on_meter
from masthead.newsroom.access.pass_on import (
    NoLinksLeft,
    NothingToPassOn,
    NotTheirsToPassOn,
    pass_on,
)
from masthead.newsroom.access.set_rules import HalfARule, RuleOutOfRange, set_rules
from masthead.newsroom.forms import AccessForm
from masthead.newsroom.models import AccessRules, ArticlePage, Readers
from masthead.newsroom.views.pages import story_at
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.models import User

PERMISSION = "newsroom.set_access"


@never_cache
@require_POST
def read_on_meter(request: HttpRequest, **address: str) -> HttpResponse:
    """Open a story on the meter of whoever is signed in, and show it."""
    story = story_at(**address)
    if not isinstance(request.user, User):
        return _to_sign_in(story)
    # Where it is refused the story’s own page says why, and what would open it.
    with suppress(NotOnMeter, MeterUsedUp):
        open_on_meter(story, user=request.user, at=timezone.now())
    return redirect(story.address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pass_story_on(request: HttpRequest, **address: str) -> HttpResponse:
    """Show the link by which whoever is signed in passes a story on, and make it when asked."""
    story, at = story_at(**address), timezone.now()
    if not isinstance(request.user, User):
        return _to_sign_in(story)
    refused = ""
    if request.method == "POST":
        try:
            pass_on(story, user=request.user, at=at)
        except (NothingToPassOn, NotTheirsToPassOn, NoLinksLeft) as reason:
            refused = str(reason)
        else:
            return redirect(request.path)
    shown = {
        "story": story,
        "link": own_link(story, user=request.user, at=at),
        "rules": AccessRules.objects.of(the_paper()),
        "refused": refused,
    }
    return render(request, "newsroom/pass_on.html", shown, status=422 if refused else 200)


def _to_sign_in(story: ArticlePage) -> HttpResponse:
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': story.address})}")


@require_http_methods(["GET", "HEAD", "POST"])
def access_rules(request: HttpRequest) -> HttpResponse:
    """Show who may read what, and decide it anew; what was typed stays where it is refused."""
    user: Any = request.user
    if not user.has_perm(PERMISSION):
        raise PermissionDenied
    rules = AccessRules.objects.of(the_paper())
    form = AccessForm(request.POST or None, instance=rules)
    if form.is_valid() and _decided(form, by=audit.at_desk(user)):
        messages.success(request, _("Decided. It holds from now on."))
        return redirect("access_rules")
    shown = {
        "page_title": _("Letting readers in"),
        "header_icon": "lock-open",
        "form": form,
        "standing": _standing(rules),
        "submit_button_label": _("Let it be so"),
    }
    return render(request, "desk/access.html", shown, status=422 if form.errors else 200)


def _decided(form: AccessForm, *, by: audit.Actor) -> bool:
    try:
        set_rules(form.cleaned_data, by=by, at=timezone.now())
    except (RuleOutOfRange, HalfARule) as refused:
        form.add_error(refused.name, str(refused))
        return False
    return True


def _standing(rules: AccessRules) -> list[tuple[str, int]]:
    """Return for whom the published stories are kept just now, and how many for each."""
    counted = ArticlePage.objects.counted_by_readers(rules, at=timezone.now())
    return [(str(Readers(kept).label), number) for kept, number in sorted(counted.items())]

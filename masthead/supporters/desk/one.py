"""One supporter at the desk: how it stands, each step, what came, the letters, what can be done."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.payments.contract import GatewayRefused
from masthead.people.audit import Actor
from masthead.people.models import PersonKind
from masthead.supporters.desk.actions import Action, actions_for
from masthead.supporters.desk.forms import NothingForm
from masthead.supporters.desk.screen import PERMISSION, REFUSED, organiser, shown, words_of
from masthead.supporters.desk.shown import (
    facts_of,
    gives,
    kept,
    letters_of,
    money_of,
    stands,
    steps_of,
)
from masthead.supporters.models import Support

_WITH = ("person__joined_into", "level", "subscription__mandate", "instead_of")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def supporter(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a support with the forms of what can be done to it; do one of them."""
    by, at = organiser(request), timezone.now()
    rows = Support.objects.select_related(*_WITH)
    found = get_object_or_404(rows, reference=reference)
    if request.method != "POST":
        return _page(request, found)
    action = next((one for one in actions_for(found) if one.name == request.POST.get("do")), None)
    if action is None:
        messages.error(request, _("That can’t be done to it now: look at it once more"))
        return redirect("supporter_desk", reference)
    form = action.bound(request.POST, support=found)
    if not form.is_valid() or not _do(request, found, action, form, by=by, at=at):
        return _page(request, found, wrong=(action, form), status=422)
    return redirect("supporter_desk", reference)


def _do(
    request: HttpRequest,
    found: Support,
    action: Action,
    form: NothingForm,
    *,
    by: Actor,
    at: dt.datetime,
) -> bool:
    try:
        action.verb(found, form, by, at)
    except GatewayRefused as error:
        words = _("The gateway refused it, so it stays as it was: {why}")
        messages.warning(request, words.format(why=words_of(error)))
    except REFUSED as error:
        form.add_error(None, words_of(error))
        return False
    else:
        messages.success(request, str(action.done))
    return True


def _page(
    request: HttpRequest,
    found: Support,
    *,
    wrong: tuple[Action, NothingForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    offered = [
        (action, wrong[1] if wrong and wrong[0] is action else action.bound(None, support=found))
        for action in actions_for(found)
    ]
    person = kept(found)
    return shown(
        request,
        "one",
        str(person),
        status,
        support=found,
        person=person,
        is_group=person.kind == PersonKind.GROUP,
        gives=gives(found.amount_minor, found),
        stands=stands(found),
        facts=facts_of(found),
        steps=steps_of(found),
        came=money_of(found),
        letters=letters_of(found),
        calls=found.calls.select_related("by").order_by("-at"),
        others=Support.objects.filter(person=found.person).exclude(pk=found.pk),
        offered=offered,
        form=wrong[1] if wrong else None,
    )

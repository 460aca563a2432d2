"""One application at the desk: what was told, what is lacking, and what can be done."""

from __future__ import annotations

import datetime as dt
import uuid

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.models import Member
from masthead.register.rules import rules_on
from masthead.shares.applications.look import look
from masthead.shares.decisions.recognise import recognise
from masthead.shares.desk.actions import Action, actions_for
from masthead.shares.desk.screen import PERMISSION, REFUSED, secretary, shown, words_of
from masthead.shares.desk.shown import facts_of, money_rows, refund_rows, rows_of, steps_of
from masthead.shares.models import Application
from masthead.shares.papers.notice import print_notice


def _one(key: uuid.UUID) -> Application:
    rows = Application.objects.exclude(submitted_at=None)
    return get_object_or_404(
        rows.select_related("offer__share_class", "member", "transaction__member"), pk=key
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def application(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show an application with the forms of what can be done to it; do one of them."""
    found, at = _one(key), timezone.now()
    today = the_paper().today(at)
    if request.method != "POST":
        look(found, by=at_desk(secretary(request)), at=at)
        return _page(request, found, today=today)
    action = next((one for one in actions_for(found) if one.name == request.POST.get("do")), None)
    if action is None:
        messages.error(request, _("That can’t be done to it now: look at it once more"))
        return redirect("share_application_desk", key)
    form = action.bound(request.POST, today=today)
    if not form.is_valid() or not _do(request, found, action, form, at=at):
        return _page(request, found, today=today, wrong=(action, form), status=422)
    messages.success(request, str(action.done))
    return redirect("share_application_desk", key)


def _do(
    request: HttpRequest, found: Application, action: Action, form: forms.Form, *, at: dt.datetime
) -> bool:
    try:
        action.verb(found, form.cleaned_data, at_desk(secretary(request)), at)
    except REFUSED as error:
        form.add_error(None, words_of(error))
        return False
    return True


def _page(
    request: HttpRequest,
    found: Application,
    *,
    today: dt.date,
    wrong: tuple[Action, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    paper, (row,) = the_paper(), rows_of([found], rules=rules_on(today))
    there = money.exact(found.money.all().in_suspense_minor(), currency=paper.currency)
    offered = [
        (action, wrong[1] if wrong and wrong[0] is action else action.bound(None, today=today))
        for action in actions_for(found)
    ]
    refunds = found.refunds.select_related("refund").order_by("pk")
    certificates = found.transaction.certificates.order_by("number") if found.transaction else []
    return shown(
        request,
        "application",
        _("Application {reference}").format(reference=found.reference),
        status,
        row=row,
        application=found,
        there=there,
        facts=facts_of(found),
        steps=steps_of(found),
        money=money_rows(found, paper=paper),
        refunds=refund_rows(refunds, paper=paper),
        certificates=certificates,
        offered=offered,
        form=wrong[1] if wrong else None,
    )


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def recognise_one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say which member an applicant is, or that they are none."""
    found, typed = _one(key), request.POST.get("member", "")
    member = None
    if typed != "new":
        is_number = typed.isdecimal() and len(typed) < 10
        member = Member.objects.filter(number=int(typed) if is_number else 0).first()
        if member is None:
            messages.error(request, _("There is no member {number}").format(number=typed or "–"))
            return redirect("share_application_desk", key)
    try:
        recognise(found, member, by=at_desk(secretary(request)), at=timezone.now())
    except REFUSED as error:
        messages.error(request, words_of(error))
    else:
        words = _("It is member {number}.") if member else _("It is somebody new to the register.")
        messages.success(request, words.format(number=member.number if member else ""))
    return redirect("share_application_desk", key)


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def notice(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Return the letter about an application, of allotment or a notice, as PDF."""
    found = _one(key)
    look(found, by=at_desk(secretary(request)), at=timezone.now())
    answer = HttpResponse(print_notice(found), content_type="application/pdf")
    name = _("shares-{reference}.pdf").format(reference=found.reference)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer

"""The desk's screens of suppressed addresses: which they are, one more, and one fewer."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.mail.desk_forms import LiftForm, SuppressForm
from masthead.mail.models import Reason, Suppression, SuppressionQuerySet
from masthead.mail.reports.reporters import listened_to
from masthead.mail.suppression.known_as import known_as
from masthead.mail.suppression.lift import NoReasonGiven, NotSuppressed, lift
from masthead.mail.suppression.suppress import suppress
from masthead.people.audit import at_desk
from masthead.people.models import User

PERMISSION = "people.keep_people"
ON_A_PAGE = 50
LIFTED = "lifted"


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def suppressed(request: HttpRequest) -> HttpResponse:
    """List the suppressed addresses, the latest first, or those that were lifted."""
    chosen, sought = request.GET.get("show", ""), request.GET.get("q", "").strip()[:254]
    found = _found(chosen, sought).select_related("by", "lifted_by").order_by("-at", "-pk")
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("p")),
        "chosen": chosen,
        "sought": sought,
        "also": f"show={LIFTED}" if chosen == LIFTED else "",
        "reporters": [reverse("mail_reports", args=[name]) for name in listened_to()],
        "page_title": _("Suppressed addresses"),
        "header_title": _("Suppressed addresses"),
        "header_icon": "mail",
    }
    return render(request, "mail/desk_suppressed.html", context)


def _found(chosen: str, sought: str) -> SuppressionQuerySet:
    found = Suppression.objects.all()
    found = found.exclude(lifted_at=None) if chosen == LIFTED else found.standing()
    # Whoever was erased is found by the whole address alone.
    typed = Q(email__icontains=sought) | Q(known_as=known_as(sought))
    return found.filter(typed) if sought else found


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def new_suppression(request: HttpRequest) -> HttpResponse:
    """Suppress an address whose owner asked not to be written to."""
    form = SuppressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        at = timezone.now()
        suppress(
            form.cleaned_data["email"],
            reason=Reason.ASKED,
            said=form.cleaned_data["said"],
            source="desk",
            happened_at=at,
            by=at_desk(_clerk(request)),
            at=at,
        )
        messages.success(request, _("Nothing is sent to that address any more."))
        return redirect("suppressed")
    intro = _(
        "Nothing at all is sent to it from now on: no receipts, no notices of a debit, no codes to "
        "sign in. To end the newsletter and the like alone, write that down under Mail wanted."
    )
    return _form(request, form, _("Suppress an address"), button=_("Suppress it"), intro=intro)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def lift_suppression(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an address be written to again, with the reason."""
    row = get_object_or_404(Suppression.objects.standing(), pk=pk)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _lift(request, form, row):
        messages.success(request, _("That address is written to again."))
        return redirect("suppressed")
    words = _(
        "{address}: {reason}. Letters that were suppressed stay unsent until an administrator "
        "tries them again; mail that was wanted before is wanted again when its reader says so."
    )
    address = row.email or _("An address that was erased")
    intro = words.format(address=address, reason=row.get_reason_display())
    return _form(request, form, _("Write to it again"), button=_("Lift it"), intro=intro)


def _lift(request: HttpRequest, form: forms.Form, row: Suppression) -> bool:
    why = form.cleaned_data["why"]
    try:
        lift(row, why=why, by=at_desk(_clerk(request)), at=timezone.now())
    except (NoReasonGiven, NotSuppressed) as refused:
        form.add_error("why", str(refused))
        return False
    return True


def _form(
    request: HttpRequest, form: forms.Form, title: str, *, button: str, intro: str
) -> HttpResponse:
    context = {
        "form": form,
        "intro": intro,
        "button": button,
        "page_title": title,
        "header_title": title,
        "header_icon": "mail",
    }
    return render(request, "mail/desk_form.html", context, status=422 if form.errors else 200)


def _clerk(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user

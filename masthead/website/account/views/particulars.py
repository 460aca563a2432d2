"""What somebody tells of themselves in their account: their address, their thanks, their mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from masthead.mail.consent import wanted
from masthead.mail.preferences.choose import choose
from masthead.mail.preferences.forms import ChoiceForm, boxes
from masthead.people.audit import Actor
from masthead.people.keep import NameMissing, RecordErased, RecordJoined
from masthead.people.models import Person, Thank
from masthead.website.account.choose_thanks import choose_thanks
from masthead.website.account.forms import ThanksForm, WhereForm
from masthead.website.account.holder import Holder
from masthead.website.account.page import THROUGH, Visit, own_page, show
from masthead.website.account.put_right import Whereabouts, put_right

_REFUSED = (RecordErased, RecordJoined, NameMissing, ValidationError)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def address(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the name and the postal address, and put them right everywhere at once."""
    holder = visit.holder
    form = WhereForm(
        request.POST if request.method == "POST" else None,
        person=holder.person,
        is_member=bool(holder.own_memberships),
        initial=_known(holder),
    )
    if form.is_valid():
        told = Whereabouts(**form.cleaned_data)
        try:
            put_right(holder, told, on=visit.on, by=visit.by, at=visit.at)
            messages.success(
                request, _("Saved: the paper has this name and address from today on.")
            )
            return redirect("account")
        except _REFUSED as refused:
            form.add_error(None, refused if isinstance(refused, ValidationError) else str(refused))
    return _form(request, "address", form, holder=holder)


def _known(holder: Holder) -> dict[str, str]:
    """Return what is known of where somebody lives; of a member what the register has."""
    person = holder.person or Person()
    fields = ("contact", "address", "town", "postcode", "phone")
    known: dict[str, str] = {field: getattr(person, field) for field in fields}
    known["name"] = holder.name
    if not person.address and holder.own_memberships:
        row = holder.own_memberships[0].row
        known |= {"address": row.address, "postcode": row.postcode}
    return known


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def thanks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how somebody is thanked, and let them choose."""
    holder = visit.holder
    person = holder.person
    form = ThanksForm(
        request.POST if request.method == "POST" else None,
        person=person,
        initial={"thank": person.thank if person else Thank.NONE},
    )
    if form.is_valid():
        choose_thanks(holder, Thank(form.cleaned_data["thank"]), by=visit.by, at=visit.at)
        messages.success(request, _("Saved: we thank you as you chose."))
        return redirect("account")
    return _form(request, "thanks", form, holder=holder)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def mail(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what mail somebody wants, and write down what they choose."""
    email = visit.holder.user.email
    form = ChoiceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        # No user: that of a consent is the member of staff who wrote it down for somebody.
        themself = Actor(user=None, through=THROUGH)
        choose(email, purposes=form.chosen(), source=THROUGH, by=themself, at=visit.at)
        messages.success(request, _("Saved: you get the mail that you chose."))
        return redirect("account")
    context = {"form": form, "holder": visit.holder, "boxes": boxes(wanted(email))}
    return show(request, "mail", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, name: str, form: Any, *, holder: Holder) -> HttpResponse:
    context = {"form": form, "holder": holder}
    return show(request, name, context, status=422 if form.errors else 200)

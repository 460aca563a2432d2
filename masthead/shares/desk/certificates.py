"""Certificates at the desk: found, printed, printed once more with the mark, cancelled."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.shares.certificates.cancel import cancel
from masthead.shares.certificates.duplicate import duplicate
from masthead.shares.desk.forms import CertificateReasonForm
from masthead.shares.desk.screen import PERMISSION, REFUSED, secretary, shown, words_of
from masthead.shares.models import Certificate
from masthead.shares.papers.print_certificate import print_certificate

ON_A_PAGE = 50


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def certificates(request: HttpRequest) -> HttpResponse:
    """List the certificates, the latest first, or those that were looked for."""
    secretary(request)
    sought = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = Certificate.objects.select_related("member", "share_class", "cancelled")
    if sought:
        wanted = Q(holder__icontains=sought)
        if sought.isdecimal() and len(sought) < 10:
            wanted |= Q(number=int(sought)) | Q(member__number=int(sought))
        found = found.filter(wanted)
    page = Paginator(found.order_by("-number"), ON_A_PAGE).get_page(request.GET.get("p"))
    return shown(request, "certificates", _("Certificates"), page=page, sought=sought)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def certificate(request: HttpRequest, number: int) -> HttpResponse:
    """Show a certificate; have it printed once more, or cancel it."""
    found, who = _one(number), secretary(request)
    if request.method != "POST":
        return _page(request, found)
    do = "cancel" if request.POST.get("do") == "cancel" else "duplicate"
    form = CertificateReasonForm(request.POST, auto_id=f"{do}_%s")
    if form.is_valid() and _do(found, do, form, by=at_desk(who), at=timezone.now()):
        cancelled = _("Certificate {number} is cancelled.")
        words = cancelled if do == "cancel" else _("Certificate {number} now bears the mark.")
        messages.success(request, words.format(number=number))
        return redirect("certificate", number)
    return _page(request, found, wrong=(do, form), status=422)


def _one(number: int) -> Certificate:
    rows = Certificate.objects.select_related(
        "member", "share_class", "cancelled", "transaction", "by"
    )
    return get_object_or_404(rows, number=number)


def _do(found: Certificate, do: str, form: forms.Form, *, by: Actor, at: dt.datetime) -> bool:
    today, why = the_paper().today(at), form.cleaned_data["why"]
    try:
        if do == "cancel":
            cancel(found, on=today, why=why, by=by, at=at)
        else:
            duplicate(found, on=today, why=why, by=by, at=at)
    except REFUSED as error:
        form.add_error(None, words_of(error))
        return False
    return True


def _page(
    request: HttpRequest,
    found: Certificate,
    *,
    wrong: tuple[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    forms_of = {
        do: wrong[1] if wrong and wrong[0] == do else CertificateReasonForm(auto_id=f"{do}_%s")
        for do in ("duplicate", "cancel")
    }
    currency = the_paper().currency
    return shown(
        request,
        "certificate",
        _("Certificate {number}").format(number=found.number),
        status,
        certificate=found,
        amount=money.exact(found.amount_minor, currency=currency),
        nominal=money.exact(found.share_class.nominal_minor, currency=currency),
        cancelled=getattr(found, "cancelled", None),
        duplicates=found.duplicates.select_related("by").order_by("place"),
        forms=forms_of,
        form=wrong[1] if wrong else None,
    )


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def certificate_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """Return a certificate as PDF, with its mark where it bears one."""
    found = _one(number)
    answer = HttpResponse(print_certificate(found), content_type="application/pdf")
    name = _("certificate-{number}.pdf").format(number=found.number)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer

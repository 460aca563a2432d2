"""The desk's screen of what mail people want, and what they said about it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.mail.consent import say, wanted, written
from masthead.mail.desk_forms import SayForm
from masthead.mail.models import Consent, Purpose
from masthead.mail.suppressed_views import PERMISSION
from masthead.people.audit import at_desk
from masthead.people.models import User

LATEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def mail_wanted(request: HttpRequest) -> HttpResponse:
    """Show how many want what, and of one address what it said; write down what it says."""
    email = written(request.GET.get("q", ""))[:254]
    form = SayForm(request.POST if request.method == "POST" else None)
    if email and form.is_valid():
        _say(request, form, email)
        messages.success(request, _("Written down."))
        return redirect(f"{reverse('mail_wanted')}?{urlencode({'q': email})}")
    said = list(Consent.objects.of(email).select_related("by")[:LATEST]) if email else []
    context = {
        "sought": email,
        "said": said,
        "form": form if said else None,
        "wants": [Purpose(purpose).label for purpose in Purpose if purpose in wanted(email)],
        "counts": [] if email else _counts(),
        "page_title": _("Mail wanted"),
        "header_title": _("Mail wanted"),
        "header_icon": "mail",
    }
    status = 422 if form.errors else 200
    return render(request, "mail/desk_wanted.html", context, status=status)


def _say(request: HttpRequest, form: SayForm, email: str) -> None:
    assert isinstance(request.user, User)
    say(
        email,
        purpose=form.cleaned_data["purpose"],
        given=form.cleaned_data["given"] == "yes",
        wording=form.cleaned_data["wording"],
        source="desk",
        by=at_desk(request.user),
        at=timezone.now(),
    )


def _counts() -> list[tuple[str, int]]:
    found = Consent.objects.yes().values_list("purpose").annotate(Count("pk")).order_by()
    counted = dict(found)
    return [(str(purpose.label), counted.get(purpose, 0)) for purpose in Purpose]

"""The pages behind the links of our letters: end mail of a purpose, or choose what to get."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from masthead.mail.consent import has_consent, say, wanted
from masthead.mail.models import Consent
from masthead.mail.preferences.choose import choose
from masthead.mail.preferences.forms import ChoiceForm, boxes
from masthead.mail.preferences.link import LinkNotValid, choose_path, said
from masthead.mail.preferences.words import stopped
from masthead.people import audit


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, signed: str) -> HttpResponse:
    """Ask whether mail of a purpose shall end; end it when that is posted. The link is the key.

    A program of mail posts to it by itself when somebody presses its own “unsubscribe”
    (RFC 8058): it brings no cookie and follows no redirect, so neither is asked for. A link
    that is merely followed, by a scanner of letters for one, ends nothing.
    """
    row = _found(signed)
    if request.method == "POST":
        _stop(row, source="one-click" if "List-Unsubscribe" in request.POST else "link")
    context = {
        "what": row.get_purpose_display(),
        "is_over": not has_consent(row.email, row.purpose),
        "choose": choose_path(row),
    }
    return _unlisted(render(request, "mail/stop.html", context))


def _stop(row: Consent, *, source: str) -> None:
    say(
        row.email,
        purpose=row.purpose,
        given=False,
        wording=stopped(row.purpose),
        source=source,
        by=audit.READER,
        at=timezone.now(),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, signed: str) -> HttpResponse:
    """Show what mail an address gets; write down what is chosen."""
    row = _found(signed)
    form = ChoiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        choose(
            row.email,
            purposes=form.chosen(),
            source="link",
            by=audit.READER,
            at=timezone.now(),
        )
        return redirect(f"{request.path}?saved")
    wants = wanted(row.email)
    context = {
        "address": _hinted(row.email),
        "boxes": boxes(wants),
        "gets_any": bool(wants),
        "saved": "saved" in request.GET,
    }
    status = 422 if form.errors else 200
    return _unlisted(render(request, "mail/choices.html", context, status=status))


def _hinted(email: str) -> str:
    """Return an address so that its owner knows it, and whoever was sent their letter doesn't."""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}…@{host}"


def _found(signed: str) -> Consent:
    try:
        return said(signed)
    except LinkNotValid as error:
        raise Http404(str(error)) from error


def _unlisted(answer: HttpResponse) -> HttpResponse:
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer

"""Letters and certificates as their holder gets them, from the address in their mail."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from masthead.shares.papers.link import NoSuchPaper, application_of, certificate_of
from masthead.shares.papers.notice import print_notice
from masthead.shares.papers.print_certificate import print_certificate


@never_cache
@require_safe
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the letter about an application, as PDF; 404 for an address not given out."""
    try:
        found = application_of(token)
    except NoSuchPaper as error:
        raise Http404(str(error)) from error
    name = _("shares-{reference}.pdf").format(reference=found.reference)
    return _pdf(print_notice(found), name=name)


@never_cache
@require_safe
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with a certificate as PDF; 404 for an address not given out."""
    try:
        found = certificate_of(token)
    except NoSuchPaper as error:
        raise Http404(str(error)) from error
    name = _("certificate-{number}.pdf").format(number=found.number)
    return _pdf(print_certificate(found), name=name)


def _pdf(made: bytes, *, name: str) -> HttpResponse:
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        },
    )

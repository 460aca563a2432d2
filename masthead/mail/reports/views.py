"""The address that services of mail report to."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt

from masthead.mail.reports.reporters import NotListenedTo, listener

# How a body that isn't what its service documents shows in django-anymail's reading of it.
NOT_UNDERSTOOD = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
log = logging.getLogger("masthead.mail")


@csrf_exempt
def reports(request: HttpRequest, service: str) -> HttpResponse:
    """Take a service's report. 404 where it isn't listened to, 400 where it proves nothing.

    What the database can't take now is answered with 500, and services report it again.
    """
    try:
        listen = listener(service)
    except NotListenedTo as error:
        raise Http404("No reports of this service are taken") from error
    try:
        return listen(request)
    except NOT_UNDERSTOOD as error:
        # The body holds addresses: the log gets none of it.
        log.warning("A report of %s was not understood: %s", service, type(error).__name__)
        return HttpResponseBadRequest("Not understood")

"""From a proof to a session: the one way in, whatever the proof was."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from masthead.people.models import User


def enter(request: HttpRequest, user: User, *, way: str, leads_to: str) -> HttpResponse:
    """Let somebody in who proved who they are, or ask for their second factor first.

    `way` is "code", "letter", "link" or "password". A session there was ends.
    """
    if request.user.is_authenticated:
        logout(request)
    clear_login(request)
    record_authentication(request, user, method=way)
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=leads_to or None))
    return answer

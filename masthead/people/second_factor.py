"""The second factor: from whom it is demanded, and whether a session has shown one.

An authenticator app, a passkey or a security key, and recovery codes for the day on which
they are lost; allauth keeps them. A passkey alone is both factors: the device asks for a
fingerprint or its PIN before it answers.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.stages import LoginStage
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

if TYPE_CHECKING:
    from masthead.people.models import User

ALWAYS = "always"
FRESH_SECONDS = 15 * 60
HANDED_OVER = "link"


def is_demanded(request: HttpRequest) -> bool:
    """Say whether this paper’s desk demands a second factor: a practice paper only offers it."""
    paper = getattr(request, "paper", None)
    return bool(settings.SECOND_FACTOR == ALWAYS or not (paper and paper.practice))


def has_one(user: User) -> bool:
    """Say whether somebody has a second factor of their own; recovery codes alone are none."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists())


def was_shown(request: HttpRequest) -> bool:
    """Say whether a second factor was shown in this session."""
    return any(record.get("method") == "mfa" for record in _records(request))


def is_fresh(request: HttpRequest) -> bool:
    """Say whether they signed in within the last quarter of an hour.

    Where somebody has a second factor, that is what must have been shown so lately.
    """
    user: Any = request.user
    since = time.time() - FRESH_SECONDS
    lately = [record for record in _records(request) if record.get("at", 0) > since]
    if has_one(user):
        lately = [record for record in lately if record.get("method") == "mfa"]
    return bool(lately)


def may_set_up(request: HttpRequest) -> bool:
    """Say whether this session may give somebody a second factor.

    For the staff of a paper that demands it, the first one is set up from a link that was
    handed over: a letter-box or a password alone never opens the desk.
    """
    user: Any = request.user
    if not user.is_staff or not is_demanded(request) or was_shown(request):
        return True
    return any(record.get("method") == HANDED_OVER for record in _records(request))


def note_set_up(request: HttpRequest) -> None:
    """Note in the session that a second factor was shown: whoever sets up the first one has it."""
    user: Any = request.user
    if not was_shown(request) and has_one(user):
        record_authentication(request, user, "mfa", type="set-up")


class SecondFactorStage(LoginStage):
    """Stops everybody who has a second factor until it is shown, however they came."""

    key = "mfa_authenticate"
    urlname = "mfa_authenticate"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Send them to the page that asks, unless a passkey has answered already."""
        user: Any = self.login.user
        if user is None or not has_one(user) or self._answered(user):
            return None, True
        return redirect("mfa_authenticate"), True

    def _answered(self, user: User) -> bool:
        records = get_authentication_records(self.request, user)
        return any(record.get("passwordless") for record in records)


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    user: Any = request.user
    if not user.is_authenticated:
        return []
    found: list[dict[str, Any]] = get_authentication_records(request, user)
    return found

"""Sign somebody in without walking through the door, which has tests of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.test import Client

from masthead.people.models import User


def sign_in(client: Client, user: User) -> None:
    """Sign a user in, with a second factor shown, as the desk of a real paper demands."""
    from allauth.account.internal.flows.login import record_authentication

    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    visit: Any = SimpleNamespace(session=session)
    record_authentication(visit, user, "mfa", type="totp")
    session.save()

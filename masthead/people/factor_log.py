"""Write down when a second factor came, went or was renewed: allauth says so by its signals."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals
from django.utils import timezone

from masthead.people import audit


def listen() -> None:
    """Hear of every change."""
    signals.authenticator_added.connect(_added)
    signals.authenticator_removed.connect(_removed)
    signals.authenticator_reset.connect(_renewed)


def _added(user: Any, authenticator: Any, **kwargs: Any) -> None:
    _record("people.add_factor", user, kind=authenticator.type)


def _removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    _record("people.remove_factor", user, kind=authenticator.type)


def _renewed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    _record("people.renew_codes", user, kind=authenticator.type)


def _record(verb: str, user: Any, *, kind: str) -> None:
    actor = audit.Actor(user=user, through="account")
    audit.record(verb, user, by=actor, at=timezone.now(), details={"kind": str(kind)})

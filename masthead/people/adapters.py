"""How allauth, which signs in and keeps second factors, is at home in this paper."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from masthead.people import audit, outbox, second_factor
from masthead.people.models import User

KIND = "security"


class AccountAdapter(DefaultAccountAdapter):
    """Signs people in: what stands between the first proof and a session, and what is noted."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("That is not the code: look again, a new one comes each half minute."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
    }

    def get_login_stages(self) -> list[str]:
        """Ask for the second factor, whichever way somebody came; there is no other stage."""
        return ["masthead.people.second_factor.SecondFactorStage"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Leave it to `gates.fresh`, which asks for a whole new sign-in."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Name the one way to prove oneself again."""
        return [{"id": "again", "description": "", "url": reverse("sign_in_again")}]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead the staff to the desk and everybody else to their account."""
        user: Any = request.user
        return reverse("wagtailadmin_home") if user.is_staff else settings.LOGIN_REDIRECT_URL

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Send whoever was let go back to the door, where a code by mail makes them a reader."""
        return redirect("account_login")

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin a session, and write down by which ways it was come to."""
        records = get_authentication_records(request, user)
        ways = "+".join(str(record.get("type") or record["method"]) for record in records)
        actor = audit.Actor(user=user, through="sign-in")
        details = {"ways": ways or "unknown"}
        audit.record("people.sign_in", user, by=actor, at=timezone.now(), details=details)
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Tell somebody by mail that a second factor of theirs came, went or was renewed."""
        name = template_prefix.rpartition("/")[2]
        paper = getattr(self.request, "paper", None)
        told = {"what": WORDS.get(name, WORDS[""]), "paper_name": paper.name if paper else ""}
        outbox.post(
            KIND,
            to=email,
            key=f"{KIND}:{uuid.uuid4()}",
            subject=str(told["what"]),
            text=render_to_string("people/mail_security.txt", told),
            at=timezone.now(),
        )


WORDS = {
    "totp_activated": _("An authenticator app was added to your account"),
    "totp_deactivated": _("The authenticator app was removed from your account"),
    "webauthn_added": _("A passkey was added to your account"),
    "webauthn_removed": _("A passkey was removed from your account"),
    "recovery_codes_generated": _("New recovery codes were made for your account"),
    "": _("How you sign in was changed"),
}


class FactorAdapter(DefaultMFAAdapter):
    """Keeps second factors: under the paper’s name, and secrets sealed with the paper’s key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "The desk needs a second factor: add another one before you remove this one."
        ),
    }

    def get_totp_issuer(self) -> str:
        """Name the paper in the authenticator app."""
        paper = getattr(context.request, "paper", None)
        return str(paper.name if paper else super().get_totp_issuer())

    def _get_site_name(self) -> str:
        paper = getattr(context.request, "paper", None)
        return str(paper.name if paper else super()._get_site_name())

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key that is made from the paper’s own, kept beside no database."""
        return str(_seal().encrypt(text.encode()).decode())

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return str(_seal().decrypt(encrypted_text.encode()).decode())

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Let somebody on the staff of a paper that demands a second factor keep one."""
        user: User = authenticator.user
        if not user.is_staff or not second_factor.is_demanded(context.request):
            return True
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        others = Authenticator.objects.filter(user=user, type__in=kinds)
        return bool(others.exclude(pk=authenticator.pk).exists())


def _seal() -> Any:
    import base64
    import hashlib

    from cryptography.fernet import Fernet

    key = Signer(salt="masthead.people.factors").signature(settings.SECRET_KEY)
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))

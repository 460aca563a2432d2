"""Addresses about an application: whoever has one may look, so none can be guessed."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from masthead.shares.models import Application

_SIGNER = "masthead.shares.gift"


class LinkNotValid(LookupError):
    """The link was cut short or changed, or leads to nothing."""


def path_of(application: Application) -> str:
    """Return the path on which whoever applied sees how it stands."""
    return reverse("share_application", args=[application.pk])


def gift_path_of(application: Application) -> str:
    """Return the path on which the recipient of given shares accepts them."""
    return reverse("share_gift", args=[Signer(salt=_SIGNER).sign(application.pk.hex)])


def gift_of(signed: str) -> Application:
    """Return the application that a signed word stands for. Raises LinkNotValid."""
    try:
        key = uuid.UUID(Signer(salt=_SIGNER).unsign(signed))
        return Application.objects.select_related("offer__share_class").get(pk=key)
    except (BadSignature, ValueError, Application.DoesNotExist) as error:
        raise LinkNotValid("This link leads to no shares") from error


def whole(path: str) -> str:
    """Return the whole address of a path of the paper, for letters."""
    return f"{settings.BASE_URL}{path}"

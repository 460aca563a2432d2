"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.mail.models import Consent, Enclosure, Letter, Standing, Suppression
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom

SEE = "mail.see_to_letters"


def tell(whom: Whom) -> Sequence[Held]:
    """Return the letters to them, what mail they wanted, and whether letters came back."""
    letters = Letter.objects.filter(_to(whom, "to")).prefetch_related("enclosures")
    said = Consent.objects.filter(_to(whom, "email")).order_by("-at", "-pk")
    stopped = Suppression.objects.filter(_to(whom, "email")).order_by("-at")
    return [
        Held(
            _("Letters by mail"),
            [_letter(one) for one in letters.order_by("-queued_at")],
            permission=SEE,
            at_desk=("at", "subject", "stands"),
        ),
        Held(_("Mail wanted"), [_consent(one) for one in said]),
        Held(_("Addresses that letters came back from"), [_stopped(one) for one in stopped]),
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty the letters to them, send none that waits, and empty what they said.

    An address that nothing may be sent to stays so, by a form that can't be read.
    """
    letters = Letter.objects.filter(_to(whom, "to"))
    Enclosure.objects.filter(letter__in=letters).delete()
    letters.filter(standing=Standing.WAITING).update(standing=Standing.FAILED)
    letters.update(to="", subject="", text="", html="", why="")
    Consent.objects.filter(_to(whom, "email")).update(email="")
    stopped = Suppression.objects.filter(_to(whom, "email"))
    stopped.exclude(lifted_at=None).update(why_lifted=_("erased"))
    stopped.update(email="", said="")
    transaction.on_commit(partial(_drop_files, whom.emails))


def _to(whom: Whom, field: str) -> Q:
    wanted = Q(pk__in=[])
    for email in whom.emails:
        wanted |= Q((f"{field}__iexact", email))
    return wanted


def _letter(one: Letter) -> dict[str, Any]:
    return {
        "at": one.queued_at,
        "to": one.to,
        "subject": one.subject,
        "stands": one.get_standing_display(),
        "sent at": one.sent_at,
        "text": one.text,
        "enclosed": ", ".join(file.name for file in one.enclosures.all()),
    }


def _consent(one: Consent) -> dict[str, Any]:
    return {
        "at": one.at,
        "what for": one.get_purpose_display(),
        "wanted": one.given,
        "wording": one.wording,
        "said where": one.source,
    }


def _stopped(one: Suppression) -> dict[str, Any]:
    return {
        "since": one.at,
        "address": one.email,
        "why": one.get_reason_display(),
        "what was reported": one.said,
        "lifted at": one.lifted_at,
    }


def _drop_files(emails: Sequence[str]) -> None:
    """Delete the letters of a practice paper, which lie in a folder, that are to an address."""
    for path in sorted(Path(settings.DATA_DIR, "mail").glob("*.eml")):
        with path.open("rb") as file:
            told = BytesHeaderParser().parse(file).get_all("To", [])
        if {address.lower() for _name, address in getaddresses(map(str, told))} & set(emails):
            path.unlink(missing_ok=True)


registry.offer("mail", tell=tell, forget=forget)

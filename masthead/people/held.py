"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from masthead.people.models import AuditRow, Person, SignInCode, SignInLink, Thank, User
from masthead.people.models.person import TOLD
from masthead.people.rights import registry
from masthead.people.rights.journal import NOWHERE
from masthead.people.rights.registry import Held, Whom

_MANAGE_STAFF = "people.manage_staff"


def tell(whom: Whom) -> Sequence[Held]:
    """Return their records, how they sign in, and what they did that was written down."""
    return [
        Held(
            _("Particulars"),
            [_record(one) for one in _records(whom)],
            permission="people.erase_people",
        ),
        Held(_("Signing in"), _users(whom), permission=_MANAGE_STAFF),
        Held(
            _("Entries of the audit log"),
            _deeds(whom),
            kept=_("it says who did what, by a number and without a name."),
            permission="people.read_audit",
        ),
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty their records, close their account and drop all by which they signed in."""
    _close(whom)
    codes = Q(pk__in=[])
    for email in whom.emails:
        codes |= Q(email__iexact=email)
    SignInCode.objects.filter(codes).delete()
    empty = dict.fromkeys((*TOLD, "found_by"), "")
    people = Person.objects.filter(pk__in=whom.records, erased_at=None)
    people.update(**empty, thank=Thank.NONE, erased_at=at)


def _records(whom: Whom) -> list[Person]:
    return list(Person.objects.filter(pk__in=whom.records).order_by("pk"))


def _record(one: Person) -> dict[str, Any]:
    told = {field: getattr(one, field) for field in TOLD if getattr(one, field)}
    kind = {"kind": one.get_kind_display(), "number": one.pk}
    joined = {"joined to": one.joined_into_id} if one.joined_into_id else {}
    thanks = {"thanks": one.get_thank_display(), "since": one.added_at}
    return kind | told | joined | thanks


def _users(whom: Whom) -> list[dict[str, Any]]:
    users = User.objects.filter(pk__in=whom.users).prefetch_related("groups")
    factors: dict[int, list[str]] = {}
    for factor in Authenticator.objects.filter(user__in=whom.users):
        factors.setdefault(factor.user_id, []).append(factor.get_type_display())
    return [
        {
            "email": user.email,
            "first name": user.first_name,
            "last name": user.last_name,
            "may sign in": user.is_active,
            "has a password": user.has_usable_password(),
            "second factors": ", ".join(sorted(factors.get(user.pk, []))),
            "roles": ", ".join(sorted(group.name for group in user.groups.all())),
            "signed in last": user.last_login,
        }
        for user in users
    ]


def _deeds(whom: Whom) -> list[dict[str, Any]]:
    rows = AuditRow.objects.filter(by__in=whom.users).order_by("-pk")[:5000]
    return [
        {"at": row.at, "what": row.verb, "to": f"{row.subject_type} {row.subject_id}"}
        for row in rows
    ]


def _close(whom: Whom) -> None:
    """Leave of each user the number alone, which rows of the audit log name."""
    for profile in UserProfile.objects.filter(user__in=whom.users).exclude(avatar=""):
        profile.avatar.delete(save=False)
    for model in (Authenticator, EmailAddress, SignInLink, UserProfile):
        model._default_manager.filter(user__in=whom.users).delete()
    for user in User.objects.filter(pk__in=whom.users):
        user.email = f"{user.pk}@{NOWHERE}"
        user.first_name = user.last_name = ""
        user.password = make_password(None)
        user.is_active, user.last_login, user.person = False, None, None
        user.sessions_ended += 1
        user.save()


registry.offer("people", tell=tell, forget=forget)

"""Whether somebody who tells their name and address is known already."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from masthead.lib.plain import plain
from masthead.people.models import People, Person
from masthead.people.records import root_of


def with_email(email: str) -> People:
    """Return the records with an email address, in whatever case it was typed; none without one."""
    wanted = email.strip()
    if not wanted:
        return Person.objects.none()
    return Person.objects.filter(Exact(Lower(F("email")), Lower(Value(wanted))))


def known_by(email: str, name: str, *, town: str = "") -> Person | None:
    """Return the kept record of somebody with this email address and this name, if there is one.

    Both must agree: a household may share an address, two readers a name. Where a `town` was
    told it must agree too, for thanks name it. What is told again changes nothing: whoever
    tells it may be anybody. Show nobody what this finds.
    """
    if not email.strip() or not name.strip():
        return None
    alike = [
        one
        for one in with_email(email).select_related("joined_into").order_by("joined_into", "-pk")
        if plain(one.name) == plain(name) and plain(town) in ("", plain(one.town))
    ]
    return root_of(alike[0]) if alike else None

"""Turn what a step of the form says into what an application keeps, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.register.told import Told
from masthead.shares.models import Application, Holder

# Fields of the form that have another name in an application.
_KEPT_AS = {
    "applicant_name": "giver_name",
    "applicant_email": "giver_email",
    "exempt": "registered_society",
}
_OF_THE_SECOND = ("second_name", "second_address")


def said(typed: Mapping[str, Any]) -> dict[str, object]:
    """Return what was typed of the particulars, by the names of an application's fields."""
    kept = {
        _KEPT_AS.get(field, field): value.strip() if isinstance(value, str) else value
        for field, value in typed.items()
        if field not in _OF_THE_SECOND
    }
    if typed.get("second_name"):
        kept["joint"] = [
            {"name": typed["second_name"].strip(), "address": typed["second_address"].strip()}
        ]
    return kept


def typed_before(application: Application) -> dict[str, Any]:
    """Return what the form of the particulars begins with: what the draft has."""
    other = application.joint[0] if application.joint else {}
    begun = {
        "name": application.name,
        "address": application.address,
        "postcode": application.postcode or ("-" if application.address else ""),
        "born_on": application.born_on,
        "email": application.email,
        "email_for": application.email_for,
        "representative": application.representative,
        "exempt": application.registered_society,
        "applicant_name": application.giver_name,
        "applicant_email": application.giver_email,
        "second_name": other.get("name", ""),
        "second_address": other.get("address", ""),
    }
    return {field: value for field, value in begun.items() if value not in ("", None)}


def told(typed: Mapping[str, Any]) -> Told:
    """Return the particulars that the recipient of a gift typed."""
    return Told(
        name=typed["name"].strip(),
        address=typed["address"].strip(),
        postcode=typed["postcode"].strip(),
        email=typed["email"].strip(),
        email_for=tuple(typed["email_for"]),
        born_on=typed["born_on"],
    )


def rows(application: Application) -> list[tuple[str, str]]:
    """Return what an application says of who is to hold the shares, for reading it over."""
    other = application.joint[0] if application.joint else {}
    is_group = application.holder == Holder.NOMINEE
    facts = [
        (_("Name"), application.name),
        (_("Address"), "\n".join(filter(None, [application.address, application.postcode]))),
        (_("Date of birth"), days.in_words(application.born_on) if application.born_on else ""),
        (_("The other holder"), "\n".join(filter(None, [other.get("name"), other.get("address")]))),
        (_("The group") if is_group else _("Representative"), application.representative),
        (_("Email"), application.email),
        (_("Applied for by"), application.giver_name),
        (_("Their email"), application.giver_email),
    ]
    return [(label, value) for label, value in facts if value]

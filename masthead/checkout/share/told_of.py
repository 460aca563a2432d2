"""What is asked of each kind of holder of shares."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy

from masthead.checkout.share.fields import (
    BornField,
    Ticks,
    address_field,
    email_field,
    name_field,
    postcode_field,
)
from masthead.shares.models import Holder

PURPOSES = {
    "notices": gettext_lazy("Notices of meetings and votes, instead of by post"),
    "news": gettext_lazy("News of the society now and then"),
}


def fields_for(holder: Holder, *, today: dt.date) -> dict[str, forms.Field]:
    """Return the fields of the particulars of a kind of holder, in their order."""
    match holder:
        case Holder.GIFT:
            return _of_gift()
        case Holder.CHILD:
            return _of_child(today)
        case Holder.ORGANISATION:
            return _of_organisation()
        case Holder.NOMINEE:
            return _of_one(today) | _of_group()
        case Holder.JOINT:
            return _of_one(today) | _of_second()
        case _:
            return _of_one(today)


def _purposes() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("What may we use the email address for?"),
        help_text=gettext_lazy(
            "We always write about this application. Anything else is up to you."
        ),
        choices=list(PURPOSES.items()),
        required=False,
        widget=Ticks,
    )


def _of_one(today: dt.date) -> dict[str, forms.Field]:
    return {
        "name": name_field(gettext_lazy("Your name, in full")),
        "address": address_field(gettext_lazy("Your postal address")),
        "postcode": postcode_field(),
        "born_on": BornField(label=gettext_lazy("Your date of birth"), today=today),
        "email": email_field(gettext_lazy("Your email")),
        "email_for": _purposes(),
    }


def _of_second() -> dict[str, forms.Field]:
    return {
        "second_name": name_field(
            gettext_lazy("The other holder’s name, in full"),
            lacks=gettext_lazy("Type the other holder’s name"),
            complete="off",
        ),
        "second_address": address_field(
            gettext_lazy("The other holder’s postal address"),
            lacks=gettext_lazy("Type the other holder’s postal address"),
            help_text=gettext_lazy("With its postcode."),
        ),
    }


def _of_gift() -> dict[str, forms.Field]:
    return {
        "applicant_name": name_field(gettext_lazy("Your name")),
        "applicant_email": email_field(gettext_lazy("Your email")),
        "name": name_field(
            gettext_lazy("Whom the shares are for: their name"),
            lacks=gettext_lazy("Type the name of whom the shares are for"),
            complete="off",
        ),
        "email": email_field(
            gettext_lazy("Their email"),
            lacks=gettext_lazy("Type the email of whom the shares are for: we ask them to accept"),
            help_text=gettext_lazy("We write to it once, when your money has come."),
            complete="off",
        ),
    }


def _of_child(today: dt.date) -> dict[str, forms.Field]:
    return {
        "name": name_field(
            gettext_lazy("The child’s name, in full"),
            lacks=gettext_lazy("Type the child’s name"),
            complete="off",
        ),
        "address": address_field(gettext_lazy("The child’s postal address")),
        "postcode": postcode_field(),
        "born_on": BornField(label=gettext_lazy("The child’s date of birth"), today=today),
        "applicant_name": name_field(gettext_lazy("Your name, as parent or guardian")),
        "email": email_field(gettext_lazy("Your email")),
        "email_for": _purposes(),
    }


def _of_organisation() -> dict[str, forms.Field]:
    return {
        "name": name_field(
            gettext_lazy("Name of the organisation"),
            lacks=gettext_lazy("Type the name of the organisation"),
            complete="organization",
        ),
        "address": address_field(gettext_lazy("Its postal address")),
        "postcode": postcode_field(),
        "representative": name_field(
            gettext_lazy("Name of its representative"),
            lacks=gettext_lazy("Type the name of its representative"),
            help_text=gettext_lazy("Whom it has appointed by resolution to vote for it."),
        ),
        "email": email_field(gettext_lazy("Email to write to")),
        "email_for": _purposes(),
        "exempt": forms.BooleanField(
            label=gettext_lazy("It is a registered society itself"), required=False
        ),
    }


def _of_group() -> dict[str, forms.Field]:
    return {
        "representative": name_field(
            gettext_lazy("Name of the group that you hold them for"),
            lacks=gettext_lazy("Type the name of the group"),
            complete="organization",
        )
    }

"""The desk's forms of what happens to a member's shares."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.register.models import Member, ShareClass
from masthead.register.rules import rules_on
from masthead.shares.forms.fields import authority_field, day_field, quantity_field, read_member
from masthead.shares.forms.newcomer import NewcomerFields, newcomer_of
from masthead.shares.holdings.division import holdings_of

Groups = tuple[tuple[Any, tuple[str, ...]], ...]


class ActForm(forms.Form):
    """So many shares of one class, the day, and what it rests on.

    `key` makes a form that is sent twice one change. `groups` are the parts in which the fields
    are shown, each with its legend.
    """

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    share_class = forms.ModelChoiceField(
        label=gettext_lazy("Class of share"),
        queryset=ShareClass.objects.none(),
        empty_label=None,
        error_messages={"required": gettext_lazy("They hold no such shares")},
    )
    quantity = quantity_field()
    on = day_field(gettext_lazy("From which day"))
    authority = authority_field()
    groups: ClassVar[Groups] = (("", ("share_class", "quantity", "on", "authority")),)

    def __init__(self, *args: Any, member: Member, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.today = member, today
        self.held = holdings_of(member)
        field = self.fields["share_class"]
        keys = [one.pk for one in self.held]
        field.queryset = ShareClass.objects.filter(pk__in=keys).order_by("pk")  # type: ignore[attr-defined]
        field.label_from_instance = self._in_words  # type: ignore[attr-defined]
        self.fields["on"].initial = today

    def _in_words(self, share_class: ShareClass) -> str:
        held = self.held[share_class]
        paid = money.exact(held.amount_minor, currency=the_paper().currency)
        words = _("{name}: {quantity} held, {paid} paid")
        return words.format(name=share_class.name, quantity=held.quantity, paid=paid)

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the parts of the form, each a legend and its fields."""
        return [(legend, [self[name] for name in names]) for legend, names in self.groups]


class TransferForm(NewcomerFields, ActForm):
    """To whom shares go: a member, or somebody who becomes one."""

    to = forms.CharField(
        label=gettext_lazy("To the member"),
        help_text=gettext_lazy("The number, or the name. A former member keeps the number."),
        required=False,
        max_length=200,
    )
    groups = (
        (gettext_lazy("What is transferred"), ("share_class", "quantity", "on", "authority")),
        (gettext_lazy("To a member, now or before"), ("to",)),
        (gettext_lazy("Or to somebody new"), NewcomerFields.NAMES),
    )

    def clean_to(self) -> Member | None:
        """Return the member, None where nobody was named."""
        return read_member(self.cleaned_data["to"], on=self.today)

    def clean(self) -> dict[str, Any]:
        """See that there is one who takes them, and no second."""
        data = super().clean() or self.cleaned_data
        if "to" not in data:
            return data
        if data["to"] and data.get("name"):
            self.add_error("name", _("Either a member or somebody new: leave one empty"))
        elif not data["to"] and not data.get("name"):
            self.add_error("to", _("Say to whom the shares go"))
        if data.get("name") and not self.errors:
            data["newcomer"] = newcomer_of(data)
        return data


class NoticeForm(ActForm):
    """The notice that a member gave."""

    on = day_field(gettext_lazy("Day on which the notice was given"))
    authority = authority_field(gettext_lazy("The notice"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("It then runs {days} days, as the rules have it.")
        self.fields["on"].help_text = words.format(days=rules_on(self.today).notice_days)
        self.fields["authority"].help_text = _("Such as: Letter of 2 May 2026")


class ConvertForm(ActForm):
    """Into which class of share."""

    into = forms.ModelChoiceField(
        label=gettext_lazy("Into"),
        queryset=ShareClass.objects.order_by("pk"),
        empty_label=gettext_lazy("Choose"),
        error_messages={"required": gettext_lazy("Choose the other class")},
    )
    groups = (("", ("share_class", "quantity", "into", "on", "authority")),)


class ForfeitForm(ActForm):
    """The resolution by which shares are forfeited."""

    authority = authority_field(gettext_lazy("The resolution"))

"""The forms that ask who will hold the shares, and what the register needs to know of them."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from masthead.checkout.choices import Choice
from masthead.checkout.share.forms import StepForm
from masthead.checkout.share.names import not_a_name
from masthead.checkout.share.told_of import fields_for
from masthead.register.rules import Rules
from masthead.shares.applications.age import age_on
from masthead.shares.models import Holder

# Names that are no person's and may hold a number: "Branch 12".
OF_BODIES = {Holder.ORGANISATION: ("name",), Holder.NOMINEE: ("representative",)}


class WhoForm(StepForm):
    """Who will hold the shares."""

    first_of: ClassVar[dict[str, str]] = {"holder": "id_holder_1"}
    holder = forms.CharField(required=False, max_length=20)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        self.rules = rules
        super().__init__(*args, **kwargs)

    def clean_holder(self) -> Holder:
        """Return who it is to be."""
        chosen = self.cleaned_data["holder"]
        if chosen not in [holder.value for holder in self._open()]:
            raise forms.ValidationError(_("Choose who will hold the shares"))
        return Holder(chosen)

    def choices(self) -> list[tuple[Choice, str]]:
        """Return the buttons, each with a sentence of what it means."""
        chosen = self.now("holder") or ("" if self.is_bound else Holder.ME)
        return [
            (Choice(holder.value, str(holder.label), holder.value == chosen), self._means(holder))
            for holder in self._open()
        ]

    def _open(self) -> list[Holder]:
        """Return the kinds of holder that the rules allow: a child only under their least age."""
        with_children = self.rules.least_age < self.rules.withdraw_age
        return [holder for holder in Holder if with_children or holder is not Holder.CHILD]

    def _means(self, holder: Holder) -> str:
        words = {
            Holder.ME: _("You become a member, with one vote."),
            Holder.JOINT: _("One holding and one vote between you; the first named casts it."),
            Holder.ORGANISATION: _(
                "A company, a trade union, another society: one vote, cast by "
                "a representative that it appoints."
            ),
            Holder.NOMINEE: _(
                "A club or group with no legal person of its own holds through "
                "somebody whom it names."
            ),
            Holder.GIFT: _(
                "They get a letter by mail from us, give their own particulars and "
                "accept. Until they do, your money waits and nobody owns the shares."
            ),
            Holder.CHILD: _(
                "Somebody under {age}. A parent or guardian applies for them; the "
                "shares can’t be withdrawn until they are {age}."
            ),
        }
        return words[holder].format(age=self.rules.withdraw_age)


class ParticularsForm(StepForm):
    """What the register needs to know of whoever will hold the shares.

    Which fields there are depends on the kind of holder; `today` is the day on which ages count.
    """

    first_of: ClassVar[dict[str, str]] = {"born_on": "id_born_on_0", "email_for": "id_email_for_0"}

    def __init__(
        self, *args: Any, holder: Holder, rules: Rules, today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.holder, self.rules, self.today = holder, rules, today
        self.fields.update(fields_for(holder, today=today))

    def clean(self) -> dict[str, Any]:
        """See that names are names, and that nobody is too young for what they set out to do."""
        data = self.cleaned_data
        for field in ("name", "second_name", "representative", "applicant_name"):
            of_people = field not in OF_BODIES.get(self.holder, ())
            if sentence := not_a_name(data.get(field, ""), of_people=of_people):
                self.add_error(field, sentence)
        if (born := data.get("born_on")) and (sentence := self._wrong_age(born)):
            self.add_error("born_on", sentence)
        if data.get("postcode") == "-":
            data["postcode"] = ""
        if self.holder is Holder.GIFT:
            self._refuse_gift_to_oneself(data)
        return data

    def _refuse_gift_to_oneself(self, data: dict[str, Any]) -> None:
        theirs, own = data.get("email", ""), data.get("applicant_email", "")
        if theirs and theirs.casefold() == own.casefold():
            words = _("That is your own address: a gift is accepted by whoever gets it")
            self.add_error("email", words)

    def _wrong_age(self, born: dt.date) -> str:
        age = age_on(self.today, born=born)
        if self.holder is Holder.CHILD:
            if age >= self.rules.withdraw_age:
                words = _("Somebody of {age} applies for themselves: choose “Me” one step back")
                return words.format(age=age)
            if age < self.rules.least_age:
                words = _("Under {least} nobody can be a member: the society’s rules say so")
                return words.format(least=self.rules.least_age)
        elif age < max(self.rules.withdraw_age, self.rules.least_age):
            words = _("Under {age} a parent or guardian applies: choose “A child” one step back")
            if self.rules.least_age >= self.rules.withdraw_age:
                words = _("Under {age} nobody can be a member: the society’s rules say so")
            return words.format(age=max(self.rules.withdraw_age, self.rules.least_age))
        return ""

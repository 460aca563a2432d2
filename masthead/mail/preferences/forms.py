"""The boxes of mail that may be wanted."""

from __future__ import annotations

from django import forms

from masthead.mail.models import Purpose
from masthead.mail.preferences.words import Offered, offered


class ChoiceForm(forms.Form):
    """What mail to get: the ticked boxes, or none at all by its own button."""

    purposes = forms.MultipleChoiceField(choices=Purpose.choices, required=False)
    none = forms.BooleanField(required=False)

    def chosen(self) -> set[str]:
        """Return the purposes that were chosen, of a form that is valid."""
        return set() if self.cleaned_data["none"] else set(self.cleaned_data["purposes"])


def boxes(wanted: set[str]) -> list[Offered]:
    """Return the boxes as they stand, for `mail/boxes.html`."""
    return offered(wanted)

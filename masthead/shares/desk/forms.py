"""The forms by which the secretary decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 300


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any) -> forms.DateField:
    """Return the field of a day that has to be typed."""
    return forms.DateField(
        label=label,
        widget=DayInput,
        error_messages={
            "required": _("Type the day"),
            "invalid": _("Type the day as year-month-day"),
        },
    )


class MinuteForm(forms.Form):
    """The minute that a decision rests on."""

    minute = forms.CharField(
        label=_("Minute of the board"),
        max_length=MOST,
        help_text=_("Such as: 12 June 2026, minute 4. The register keeps it."),
        error_messages={"required": _("Name the minute of the board that it rests on")},
    )


class AllotForm(forms.Form):
    """The day of an allotment."""

    on = day_field(_("Day of the allotment"))
    authority = forms.CharField(
        label=_("Minute of the board"),
        max_length=MOST,
        required=False,
        help_text=_("Left empty, it is the minute of the approval."),
    )


class ReasonForm(forms.Form):
    """Why something is decided; the applicant is told it."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=MOST,
        help_text=_("The applicant is told it."),
        error_messages={"required": _("Say why: the applicant is told it")},
    )


class HowForm(forms.Form):
    """How an applicant told that they withdraw."""

    why = forms.CharField(
        label=_("How they told it"),
        max_length=MOST,
        help_text=_("Such as: letter of 3 June."),
        error_messages={"required": _("Say how they told it, such as: letter of 3 June")},
    )


class WantedForm(forms.Form):
    """What proof of identity is wanted."""

    why = forms.CharField(
        label=_("What is wanted"),
        max_length=MOST,
        help_text=_("The applicant is told it, in the notice."),
        error_messages={"required": _("Say what is wanted, such as: a copy of a passport")},
    )


class SeenForm(forms.Form):
    """Which proof of identity was seen."""

    seen = forms.CharField(
        label=_("What was seen"),
        max_length=MOST,
        help_text=_("Such as: passport, in person. Its number isn’t kept."),
        error_messages={"required": _("Say what was seen, such as: passport, in person")},
    )


class ScaleForm(ReasonForm):
    """To how many shares an application is scaled back, and why."""

    quantity = forms.IntegerField(
        label=_("Shares to be allotted"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Type how many shares are to be allotted"),
            "invalid": _("Type a number of shares, such as 12"),
            "min_value": _("One share at least"),
        },
    )
    field_order = ("quantity", "why")


class CertificateReasonForm(forms.Form):
    """Why a certificate is cancelled, or printed once more."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=MOST,
        error_messages={"required": _("Say why")},
    )


class PaidForm(forms.Form):
    """The day on which a refund was paid."""

    on = day_field(_("Day on which it was paid"))


class WordingForm(forms.Form):
    """The society’s own words, by their place; empty brings back what stands there else."""

    certificate = forms.CharField(
        label=_("On the certificate"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    allotment = forms.CharField(
        label=_("In the letter of allotment"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    notice = forms.CharField(
        label=_("In the notice to an applicant"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    signed = forms.CharField(label=_("Who signs the letters"), required=False, max_length=200)

"""The desk's form of a thank-you column."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.forms import day_field
from masthead.lib import days
from masthead.newsroom.models import SectionPage
from masthead.paper.models import Paper
from masthead.thanks.gather import begins_on
from masthead.thanks.models import Column

LONGEST_DAYS = 366


class ColumnForm(forms.Form):
    """The days, the organiser's own words, and the section of the story."""

    since = day_field(gettext_lazy("From"))
    through = day_field(gettext_lazy("To"))
    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=255,
        error_messages={"required": gettext_lazy("Type a headline")},
    )
    section = forms.ChoiceField(label=gettext_lazy("Section"))
    before = forms.CharField(
        label=gettext_lazy("Your words before the gifts"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A blank line begins a new paragraph."),
    )
    after = forms.CharField(
        label=gettext_lazy("Your words after the gifts"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        sections = SectionPage.objects.live().order_by("path")
        choices = [(str(section.pk), section.title) for section in sections]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean_section(self) -> SectionPage:
        """Return the section that was chosen."""
        found: SectionPage = SectionPage.objects.get(pk=self.cleaned_data["section"])
        return found

    def clean_through(self) -> dt.date:
        """Return the last day. Nobody is thanked for tomorrow's gifts."""
        through: dt.date = self.cleaned_data["through"]
        if through > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return through

    def clean(self) -> dict[str, Any]:
        """See that the days follow each other, and are no more than a year."""
        data = self.cleaned_data
        since, through = data.get("since"), data.get("through")
        if since and through and since > through:
            self.add_error("since", _("The first day comes after the last"))
        elif since and through and (through - since).days > LONGEST_DAYS:
            self.add_error("since", _("A column is of one year at most"))
        return data


def first_words(paper: Paper, *, on: dt.date) -> dict[str, object]:
    """Return what the form begins with: all days not printed yet, the last column's section."""
    headline = _("{fund}: thank you, {day}")
    last = Column.objects.select_related("story").order_by("-printed_at").first()
    section = SectionPage.objects.live().filter(title__iexact=paper.default_section).first()
    if last and last.story.section_id:
        section = SectionPage.objects.filter(pk=last.story.section_id).first()
    return {
        "since": begins_on(on=on),
        "through": on,
        "headline": headline.format(fund=paper.title_of_fund, day=days.in_words(on)),
        "section": str(section.pk) if section else None,
    }

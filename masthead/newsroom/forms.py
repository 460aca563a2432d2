"""What the newsroom's own screens at the desk ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from masthead.newsroom.models import AccessRules, Readers, SectionPage


class CorrectionForm(forms.Form):
    """A correction: what was wrong, what is right."""

    wrong = forms.CharField(
        label=_("What was wrong"),
        help_text=_("Say it so that somebody who read the mistake knows it again."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    right = forms.CharField(label=_("What is right"), widget=forms.Textarea(attrs={"rows": 3}))
    told_on = forms.DateField(label=_("When we were told"), required=False, widget=AdminDateInput())
    grave = forms.BooleanField(
        label=_("Grave: print it at the top of the story"),
        help_text=_("Otherwise it stands at the foot."),
        required=False,
    )
    apology = forms.BooleanField(label=_("We apologise"), required=False)


class WithdrawalForm(forms.Form):
    """The notice that takes a story's place."""

    notice = forms.CharField(
        label=_("Notice to readers"),
        help_text=_(
            "It stands at the story’s address from now on, instead of the story: say why it was "
            "withdrawn. Nobody can undo it."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MoveForm(forms.Form):
    """The section to which a story goes."""

    to = forms.ModelChoiceField(
        SectionPage.objects.none(), label=_("To the section"), empty_label=None
    )

    def offer(self, sections: list[SectionPage]) -> MoveForm:
        """Offer these sections, and return the form."""
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = SectionPage.objects.filter(pk__in=[each.pk for each in sections])
        return self


class AccessForm(forms.ModelForm[AccessRules]):
    """The paper's rules on letting readers in, in the order in which they are decided."""

    GROUPS = (
        (_("For whom stories are"), ("everyday_readers", "members_too", "start_paragraphs")),
        (_("The archive"), ("archive_readers", "archive_after_days")),
        (_("An early look"), ("early_readers", "early_hours")),
        (_("A meter"), ("meter_stories",)),
        (_("Gift links"), ("gifts_a_month", "gift_opens", "gift_days")),
        (_("What others see of it"), ("in_feeds", "in_search", "in_engines")),
    )

    class Meta:
        model = AccessRules
        fields = (
            *("everyday_readers", "members_too", "start_paragraphs"),
            *("archive_readers", "archive_after_days", "early_readers", "early_hours"),
            *("meter_stories", "gifts_a_month", "gift_opens", "gift_days"),
            *("in_feeds", "in_search", "in_engines"),
        )
        help_texts: ClassVar[dict[str, Any]] = {
            "everyday_readers": _(
                "Unless a section or a story says otherwise. A paper that keeps nothing leaves "
                "it at “Everyone”."
            ),
            "members_too": _("Members of the society own the paper."),
            "start_paragraphs": _(
                "Headline, standfirst and so many paragraphs stand before the lock; the last "
                "paragraph never does."
            ),
            "archive_readers": _("Empty: the archive stays as it is."),
            "archive_after_days": _("365: what was published a year ago, or earlier."),
            "early_readers": _("Empty: nobody reads stories before the others."),
            "early_hours": _("So many hours after it was published a story opens to the rest."),
            "meter_stories": _(
                "How many stories that are kept for supporters each reader with a free account "
                "may open in a calendar month. Empty: no meter. Readers who haven’t signed in "
                "are never counted."
            ),
            "gifts_a_month": _("Links that each supporter may make in a month. 0: none."),
            "gift_opens": _("Each opening counts, also by the same reader."),
            "in_engines": _("They are asked by the page itself, and mostly listen."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("archive_readers", "early_readers"):
            kept = [each for each in Readers.choices if each[0] != Readers.EVERYONE]
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label,
                help_text=self.fields[name].help_text,
                choices=[("", _("Nobody in particular")), *kept],
                coerce=int,
                empty_value=None,
                required=False,
            )
        for name in ("archive_after_days", "early_hours", "meter_stories"):
            self.fields[name].required = False

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """Yield each heading with its fields."""
        for heading, names in self.GROUPS:
            yield heading, [self[name] for name in names]

    def _post_clean(self) -> None:
        """Leave the row as it is: `set_rules` changes it, and says what can't be."""

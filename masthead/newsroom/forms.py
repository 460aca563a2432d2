"""What the newsroom's own screens at the desk ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from masthead.newsroom.models import SectionPage


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

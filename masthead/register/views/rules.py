"""The rules of the society at the desk: what they say, since when, and another version."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.forms.rules import RulesForm, in_words
from masthead.register.models import RulesVersion
from masthead.register.rules import declared, rules_on, version_on
from masthead.register.set_rules import (
    AuthorityMissing,
    NothingSet,
    RuleOutOfRange,
    RulesSetLater,
    set_rules,
)
from masthead.register.views import frame

PERMISSION = "register.set_rules"


@dataclass(frozen=True)
class Shown:
    """A version of the rules: what it says otherwise than the law’s default."""

    version: RulesVersion
    says: list[str]
    is_in_force: bool


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules in force and their versions; set others from a day on."""
    who, today = frame.holder_of(request, PERMISSION), frame.today()
    stand, currency = rules_on(today), the_paper().currency
    form = RulesForm(request.POST or None, stand=stand, currency=currency, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            version = set_rules(
                form.values(),
                on=data["on"],
                authority=data["authority"],
                regime=stand.regime,
                by=at_desk(who),
                at=timezone.now(),
            )
        except (RuleOutOfRange, NothingSet, RulesSetLater, AuthorityMissing) as refused:
            _blame(form, refused)
        else:
            words = _("The rules say so from {day} on.")
            day = days.in_words(version.effective_on)
            messages.success(request, words.format(day=day))
            return redirect("society_rules")
    return frame.shown(
        request,
        "rules",
        _("The society’s rules"),
        status=422 if form.errors else 200,
        form=form,
        versions=_versions(currency),
    )


def _blame(form: RulesForm, refused: ValueError) -> None:
    """Show a refusal at the field that it is about."""
    fields = {RulesSetLater: "on", AuthorityMissing: "authority"}
    name = refused.name if isinstance(refused, RuleOutOfRange) else fields.get(type(refused))
    form.add_error(name, str(refused))


def _versions(currency: str) -> list[Shown]:
    now = version_on(frame.today())
    found = RulesVersion.objects.select_related("by").order_by("-effective_on", "-entered_at")
    return [
        Shown(version, _says(version, currency=currency), is_in_force=version == now)
        for version in found
    ]


def _says(version: RulesVersion, *, currency: str) -> list[str]:
    return [
        f"{_(rule.words)}: {in_words(rule, version.values[rule.name], currency=currency)}"
        for rule in declared(version.regime)
        if rule.name in version.values
    ]

"""Decide who may read what: the paper's rules on letting readers in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from masthead.newsroom.models import AccessRules, Readers
from masthead.paper.models import Paper
from masthead.people import audit

# The least and the most that each number may be; None may stand for those that can be left out.
WITHIN = {
    "archive_after_days": (1, 36_500),
    "early_hours": (1, 8_760),
    "start_paragraphs": (0, 20),
    "meter_stories": (1, 1_000),
    "gifts_a_month": (0, 1_000),
    "gift_opens": (1, 10_000),
    "gift_days": (1, 366),
}
PAIRS = {"archive_readers": "archive_after_days", "early_readers": "early_hours"}
DECIDED = frozenset(field.name for field in AccessRules._meta.fields) - {"id"}


class RuleOutOfRange(ValueError):
    """A number is too small or too large; `name` is the field's."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.name = name


class HalfARule(ValueError):
    """The archive and the early look need both whom they are for and when; `name` is missing."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.name = name


def set_rules(changes: Mapping[str, object], *, by: audit.Actor, at: dt.datetime) -> AccessRules:
    """Set rules by their names (`DECIDED`), all or none, and return them as they then stand.

    They hold at once, in every process: the paper's version moves on. Raises RuleOutOfRange,
    HalfARule.
    """
    if unknown := changes.keys() - DECIDED:
        raise KeyError(f"no rules on letting readers in: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        Paper.objects.select_for_update().get()
        rules = AccessRules.objects.first() or AccessRules(pk=1)
        changed = {name: value for name, value in changes.items() if getattr(rules, name) != value}
        for name, value in changed.items():
            setattr(rules, name, value)
        _refuse_out_of_range(rules)
        _refuse_halves(rules)
        if changed:
            rules.save()
            Paper.objects.update(version=F("version") + 1)
            said = {name: _plain(value) for name, value in changed.items()}
            audit.record("newsroom.set_access", rules, by=by, at=at, details=said)
    return rules


def _refuse_out_of_range(rules: AccessRules) -> None:
    for name, (least, most) in WITHIN.items():
        value = getattr(rules, name)
        if value is not None and not least <= value <= most:
            words = _("From {least} to {most}")
            raise RuleOutOfRange(words.format(least=least, most=f"{most:,}"), name)


def _refuse_halves(rules: AccessRules) -> None:
    for readers, when in PAIRS.items():
        for here, other in ((readers, when), (when, readers)):
            if getattr(rules, here) is None and getattr(rules, other) is not None:
                raise HalfARule(_("Say both for whom and when, or neither."), here)
        if getattr(rules, readers) == Readers.EVERYONE:
            raise HalfARule(_("What is for everyone needs no rule: leave both empty."), readers)


def _plain(value: object) -> str | int | bool | None:
    if value is None or isinstance(value, bool | int):
        return int(value) if isinstance(value, Readers) else value
    return str(value)

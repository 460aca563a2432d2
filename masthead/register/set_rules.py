"""Set the rules of the society from a day on."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.people import audit
from masthead.register.models import RulesVersion
from masthead.register.rules import Rule, declared, rules_on, version_on

# The least and the most that a rule of each kind may say.
WITHIN = {
    "amount": (0, 10**12),
    "days": (0, 3_650),
    "age": (0, 130),
    "months": (1, 36),
    "points": (0, 10_000),
    "shares": (0, 10**9),
    "yes": (0, 1),
}


class NoSuchRule(LookupError):
    """The law that the society stands under knows no rule of this name."""


class RuleOutOfRange(ValueError):
    """A rule can't say this; `name` is the rule's."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.name = name


class NothingSet(ValueError):
    """The rules say all this already."""


class AuthorityMissing(ValueError):
    """Nobody has said by which resolution the rules change."""


class RulesSetLater(ValueError):
    """Rules from a later day stand already: what was decided under them would change."""


def set_rules(
    values: Mapping[str, int],
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
    regime: str = "gb",
) -> RulesVersion:
    """Let the rules say this from a day on, and return their new version.

    `values` are by the names of the regime's rules, each in the unit of its kind; those that are
    not given stay as they are. Raises NoSuchRule, RuleOutOfRange, AuthorityMissing, NothingSet
    or RulesSetLater. What the rules said before stays readable, for every day.
    """
    known = {rule.name: rule for rule in declared(regime)}
    for name, value in values.items():
        _refuse_beyond(known.get(name), name, value)
    if not authority.strip():
        raise AuthorityMissing(_("Say by which resolution the rules change"))
    with transaction.atomic():
        _refuse_overtaken(on)
        before = version_on(on)
        stand = {**(before.values if before else {}), **values}
        said = {name: value for name, value in stand.items() if value != known[name].default}
        changed = _changed(said, on=on, known=known)
        if not changed:
            raise NothingSet(_("The rules say all this already"))
        version = RulesVersion.objects.create(
            effective_on=on,
            regime=regime,
            values=said,
            authority=authority.strip()[:300],
            entered_at=at,
            by=by.user,
        )
        audit.record("register.set_rules", version, by=by, at=at, details=changed)
    return version


def _changed(said: Mapping[str, int], *, on: dt.date, known: Mapping[str, Rule]) -> dict[str, int]:
    """Return what the rules would say otherwise than those in force on a day."""
    before = rules_on(on)
    stand = {name: said.get(name, rule.default) for name, rule in known.items()}
    return {name: value for name, value in stand.items() if getattr(before, name) != value}


def _refuse_beyond(rule: Rule | None, name: str, value: int) -> None:
    if rule is None:
        raise NoSuchRule(_("There is no rule “{name}”").format(name=name))
    least, most = WITHIN[rule.kind]
    if not least <= value <= most:
        words = _("{rule}: from {least} to {most}")
        raise RuleOutOfRange(words.format(rule=rule.words, least=least, most=f"{most:,}"), name)


def _refuse_overtaken(on: dt.date) -> None:
    last = RulesVersion.objects.order_by("-effective_on").first()
    if last and on < last.effective_on:
        words = _("Rules from {day} on stand already: choose that day or a later one")
        raise RulesSetLater(words.format(day=days.in_words(last.effective_on)))

"""Tests of the rules of a society: the law's defaults, and what it set from a day on."""

import pytest

from masthead.register.models import RulesVersion
from masthead.register.rules import NoSuchRegime, declared, rules_on
from masthead.register.tests.cast import day, moment


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.source and rule.words for rule in declared("gb"))


def test_a_regime_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchRegime, match="gb"):
        declared("atlantis")


@pytest.mark.django_db
def test_until_the_society_sets_one_the_default_holds() -> None:
    assert rules_on(day("2026-01-01")).cap_minor == 10_000_000


@pytest.mark.django_db
def test_a_rule_holds_from_its_day_on() -> None:
    RulesVersion.objects.create(
        effective_on=day("2026-02-01"),
        values={"notice_days": 30},
        authority="Annual meeting",
        entered_at=moment("2026-01-01"),
    )
    found = [rules_on(day(on)).notice_days for on in ("2026-01-31", "2026-02-01")]
    assert found == [90, 30]

"""Tests of setting the society's rules: from a day on, never in between, each known for ever."""

from typing import Any

import pytest

from masthead.people.models import AuditRow
from masthead.register.models import RulesVersion
from masthead.register.rules import declared, rules_on
from masthead.register.set_rules import (
    WITHIN,
    AuthorityMissing,
    NoSuchRule,
    NothingSet,
    RuleOutOfRange,
    RulesSetLater,
    set_rules,
)
from masthead.register.tests.cast import BY, day, moment

pytestmark = pytest.mark.django_db


def set_from(on: str, *, authority: str = "AGM, resolution 4", **values: Any) -> RulesVersion:
    return set_rules(values, on=day(on), authority=authority, by=BY, at=moment("2026-06-01"))


@pytest.mark.parametrize(
    "values",
    [{"cap_minor": -1}, {"notice_days": 10_000}, {"interest_most_points": 10_001}],
)
def test_it_refuses_what_no_rule_can_say(values: dict[str, Any]) -> None:
    with pytest.raises(RuleOutOfRange) as refused:
        set_from("2026-06-01", **values)
    assert refused.value.name in values
    assert not RulesVersion.objects.exists()


def test_it_refuses_a_rule_that_is_none_and_a_change_that_nobody_resolved() -> None:
    with pytest.raises(NoSuchRule):
        set_from("2026-06-01", colour=1)
    with pytest.raises(AuthorityMissing):
        set_from("2026-06-01", authority=" ", notice_days=30)


def test_it_refuses_what_changes_nothing() -> None:
    with pytest.raises(NothingSet):
        set_from("2026-06-01", notice_days=90)
    set_from("2026-06-01", notice_days=30)
    with pytest.raises(NothingSet):
        set_from("2026-07-01", notice_days=30)


def test_it_refuses_a_day_before_rules_that_stand_already() -> None:
    set_from("2026-06-01", notice_days=30)
    with pytest.raises(RulesSetLater, match="1 June 2026"):
        set_from("2026-05-31", notice_days=60)


def test_each_version_counts_from_its_day_and_keeps_what_it_does_not_touch() -> None:
    set_from("2020-01-01", notice_days=30, least_age=16)
    set_from("2026-06-01", notice_days=60)
    assert rules_on(day("2019-12-31")).notice_days == 90
    assert rules_on(day("2026-05-31")).notice_days == 30
    stand = rules_on(day("2026-06-01"))
    assert (stand.notice_days, stand.least_age, stand.cap_minor) == (60, 16, 10_000_000)
    assert RulesVersion.objects.order_by("pk").last().values == {  # type: ignore[union-attr]
        "notice_days": 60,
        "least_age": 16,
    }


def test_a_rule_goes_back_to_its_default() -> None:
    set_from("2020-01-01", notice_days=30)
    assert set_from("2026-06-01", notice_days=90).values == {}


def test_what_changed_is_audited() -> None:
    set_from("2026-06-01", notice_days=30, least_age=0)
    assert AuditRow.objects.get(verb="register.set_rules").details == {"notice_days": 30}


def test_each_kind_of_rule_that_a_regime_declares_has_its_bounds() -> None:
    assert {rule.kind for rule in declared("gb")} <= set(WITHIN)

"""What the rules of the society say on a day."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from masthead.register.models import RulesVersion

HERE = Path(__file__).parent / "regimes"
UNTIL_SET = "gb"


class NoSuchRegime(LookupError):
    """No file in `regimes/` has this name."""


@dataclass(frozen=True)
class Rule:
    """A rule that a regime knows: its words, its kind, its default and where the law has it."""

    name: str
    words: str
    kind: str
    default: int
    source: str
    unverified: bool = False


@dataclass(frozen=True)
class Rules:
    """The rules in force: amounts in minor units, ages in years, points of a hundredth per cent."""

    regime: str
    cap_minor: int
    least_age: int
    withdraw_age: int
    officer_age: int
    notice_days: int
    nomination_minor: int
    identity_over_minor: int
    lapse_days: int
    interest_most_points: int
    interest_report_minor: int
    return_months: int
    deemed_days: int


def rules_on(day: dt.date) -> Rules:
    """Return the rules in force on a day: the regime's defaults and what the society has set."""
    version = version_on(day)
    regime = version.regime if version else UNTIL_SET
    values = {rule.name: rule.default for rule in declared(regime)}
    values |= version.values if version else {}
    return Rules(regime=regime, **values)


def version_on(day: dt.date) -> RulesVersion | None:
    """Return the version of the rules in force on a day, None before the first."""
    versions = RulesVersion.objects.filter(effective_on__lte=day)
    return versions.order_by("-effective_on", "-entered_at", "-pk").first()


@cache
def declared(regime: str) -> tuple[Rule, ...]:
    """Return the rules that a regime knows, in their order. Raises NoSuchRegime."""
    path = HERE / f"{regime}.yaml"
    if not path.is_file():
        raise NoSuchRegime(f"There is no regime “{regime}”; there are: {', '.join(regimes())}")
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Rule(name=name, **rule) for name, rule in said["rules"].items())


def regimes() -> list[str]:
    """Return the names of the regimes that there are."""
    return sorted(path.stem for path in HERE.glob("*.yaml"))

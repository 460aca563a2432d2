"""Which family of a member may be nominated though they work for the society."""

from functools import cache

import yaml

from masthead.register.rules import HERE


@cache
def family_of(regime: str) -> frozenset[str]:
    """Return the relations by which an officer or employee may be nominated, as a regime has it.

    Empty where its law knows none. Source: for the United Kingdom, Co-operative and Community
    Benefit Societies Act 2014, s.37(3).
    """
    said = yaml.safe_load((HERE / f"{regime}.yaml").read_text(encoding="utf-8"))
    return frozenset(said.get("nominations", {}).get("family", ()))

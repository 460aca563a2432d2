"""Which level a sum reaches."""

from __future__ import annotations

from masthead.people.models import PersonKind
from masthead.supporters.models import Level, Support


def level_reached(amount_minor: int, *, often: int, for_groups: bool) -> Level | None:
    """Return the highest level on offer that a sum, given so often, comes up to; None for none.

    `often` are the months between. A group reaches groups' levels, a person the others.
    """
    offered = Level.objects.offered().filter(for_groups=for_groups)
    reached = [
        (minor, level)
        for level in offered
        if (minor := level.minor(often)) is not None and minor <= amount_minor
    ]
    return max(reached, key=lambda one: one[0])[1] if reached else None


def level_of(support: Support, amount_minor: int, *, often: int) -> Level | None:
    """Return the level that a support has with a sum, given so often; None for none.

    The highest that the sum reaches, or its own where that is no longer offered.
    """
    is_group = support.person.kind == PersonKind.GROUP
    reached = level_reached(amount_minor, often=often, for_groups=is_group)
    own = support.level.minor(often) if support.level else None
    if own is None or own > amount_minor:
        return reached
    of_reached = (reached.minor(often) if reached else None) or 0
    return reached if of_reached > own else support.level

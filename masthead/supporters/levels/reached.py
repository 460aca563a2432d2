"""Which level a sum reaches."""

from __future__ import annotations

from masthead.supporters.models import Level


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

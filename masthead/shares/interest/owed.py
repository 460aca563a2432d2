"""What of a declaration is owed still, to whom, and in which way it is to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from masthead.shares.models import Interest, InterestDeclared, InterestPaid, InterestWay, Way


@dataclass(frozen=True)
class Owed:
    """A member's interest: all of it, what is owed still, and how they want it (None: unsaid)."""

    interest: Interest
    left_minor: int
    way: InterestWay | None

    @property
    def goes(self) -> Way | None:
        """Return the way that it is to go."""
        return Way(self.way.way) if self.way else None


def interests(declared: InterestDeclared) -> QuerySet[Interest]:
    """Return each member's interest of a declaration, with what was paid of it, by number."""
    paid = InterestPaid.objects.filter(interest=OuterRef("pk")).values("interest")
    sums = paid.annotate(sum=Sum("amount_minor")).values("sum")
    found = Interest.objects.filter(declared=declared).select_related("member")
    with_paid = found.annotate(paid=Coalesce(Subquery(sums), 0))
    return with_paid.annotate(left=F("amount_minor") - F("paid")).order_by("member__number")


def with_ways(found: Sequence[Interest]) -> list[Owed]:
    """Return interests, as `interests` has them, with how each member wants theirs."""
    ways = _ways([one.member_id for one in found])
    return [Owed(one, one.left, ways.get(one.member_id)) for one in found]  # type: ignore[attr-defined]


def owed(declared: InterestDeclared, *, way: Way | None = None) -> list[Owed]:
    """Return what is owed still, in a way where one is given."""
    found = with_ways(list(interests(declared)))
    return [one for one in found if one.left_minor and (way is None or one.goes == way)]


def way_of(member_id: int) -> InterestWay | None:
    """Return how a member wants their interest, None where they haven’t said."""
    return InterestWay.objects.filter(member=member_id).order_by("-pk").first()


def _ways(members: Sequence[int]) -> dict[int, InterestWay]:
    """Return the last way of each of some members, some thousand at a time."""
    found: dict[int, InterestWay] = {}
    for begin in range(0, len(members), 5_000):
        some = members[begin : begin + 5_000]
        rows = InterestWay.objects.filter(member__in=some).order_by("pk")
        found |= {row.member_id: row for row in rows}
    return found

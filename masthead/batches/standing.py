"""How far a batch is: what was typed, what is missing, what keeps it from being posted."""

from dataclasses import dataclass

from masthead.batches.models import Batch, Item, Part
from masthead.batches.models.batch import PAID_IN_AS
from masthead.fund.models import Method
from masthead.paper.models import Paper
from masthead.people.models import User


@dataclass(frozen=True)
class Standing:
    """A batch's sums in minor units; `missing_*` are below nought where too much was typed."""

    items: tuple[Item, ...]
    count: int
    total_minor: int
    missing_count: int
    missing_minor: int
    blocked: tuple[Item, ...]
    hands: frozenset[int]
    needs_another: bool

    @property
    def agrees(self) -> bool:
        """Say whether count and total are those taken before."""
        return self.missing_count == 0 and self.missing_minor == 0

    def may_post(self, user: User) -> bool:
        """Say whether this person can post it now."""
        return self.agrees and not self.blocked and not self.waits_for_another(user)

    def waits_for_another(self, user: User) -> bool:
        """Say whether this person typed or opened what a second person has to post."""
        return self.needs_another and user.pk in self.hands

    def part(self, part: Part) -> int:
        """Return what is paid in at the bank as one of the two parts."""
        return sum(item.amount_minor for item in self.paid_in_as(part))

    def paid_in_as(self, part: Part) -> tuple[Item, ...]:
        """Return the items of a part; a gift that was reversed was never in the envelope."""
        return tuple(
            item
            for item in self.items
            if PAID_IN_AS[Method(item.method)] == part and not item.was_reversed
        )


def standing(batch: Batch, *, paper: Paper) -> Standing:
    """Return how far a batch is, in one query."""
    items = tuple(
        batch.items.select_related("cheque", "giver", "appeal", "typed_by", "gift__reversal")
    )
    count, total = len(items), sum(item.amount_minor for item in items)
    over = paper.second_person_over_minor
    return Standing(
        items=items,
        count=count,
        total_minor=total,
        missing_count=batch.control_count - count,
        missing_minor=batch.control_total_minor - total,
        blocked=tuple(item for item in items if item.is_blocked),
        hands=frozenset({batch.opened_by_id, *(item.typed_by_id for item in items)}),
        needs_another=over is not None and total > over,
    )

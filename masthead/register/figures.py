"""Add up the register on a day: how many members, and how many shares of each class."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from masthead.register.as_at import Row


@dataclass
class Figures:
    """What a register adds up to: numbers of members, and by class (shares, amount in minor)."""

    members: int = 0
    former: int = 0
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    other: dict[str, int] = field(default_factory=dict)

    def count(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Pass rows on and add them up on their way, so that they are read once."""
        for row in rows:
            self.members += row.is_member
            self.former += not row.is_member
            for owned in row.shares:
                shares, paid = self.shares.get(owned.what, (0, 0))
                sums = (shares + owned.quantity, paid + owned.amount_minor)
                self.shares[owned.what] = sums
            for owned in row.other:
                self.other[owned.what] = self.other.get(owned.what, 0) + owned.amount_minor
            yield row

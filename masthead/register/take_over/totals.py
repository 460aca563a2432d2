"""The control totals of an old register: what it says of itself, held against what was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.lib import money
from masthead.register.take_over.old_row import OldRow


@dataclass(frozen=True)
class Totals:
    """How many are members, their shares, and what was paid on them; None: not said."""

    members: int | None = None
    shares: int | None = None
    amount_minor: int | None = None

    def or_else(self, other: "Totals") -> "Totals":
        """Return these totals, those that are not said taken from others."""
        return Totals(
            self.members if self.members is not None else other.members,
            self.shares if self.shares is not None else other.shares,
            self.amount_minor if self.amount_minor is not None else other.amount_minor,
        )

    @property
    def lacks(self) -> list[str]:
        """Return the names of the totals that nobody has said."""
        said = {
            _("members"): self.members,
            _("shares"): self.shares,
            _("amount"): self.amount_minor,
        }
        return [name for name, value in said.items() if value is None]


def totals_of(rows: Sequence[OldRow]) -> Totals:
    """Add up the rows: who had ceased is not counted as a member."""
    return Totals(
        members=sum(not row.is_former for row in rows),
        shares=sum(row.shares for row in rows),
        amount_minor=sum(row.amount_minor for row in rows),
    )


def differences(said: Totals, found: Totals, *, currency: str) -> list[str]:
    """Return a sentence for each total that was said and doesn't agree, to the last penny."""
    told: list[str] = []
    for name, wanted, there in (
        (_("Members"), said.members, found.members),
        (_("Shares"), said.shares, found.shares),
    ):
        if wanted is not None and there is not None and wanted != there:
            told.append(_count(name, wanted, there))
    wanted, there = said.amount_minor, found.amount_minor
    if wanted is not None and there is not None and wanted != there:
        told.append(_sum(wanted, there, currency=currency))
    return told


def _count(name: str, wanted: int, there: int) -> str:
    gap = abs(there - wanted)
    words = (
        ngettext("{gap} too many", "{gap} too many", gap)
        if there > wanted
        else ngettext("{gap} is missing", "{gap} are missing", gap)
    )
    said = _("{name}: the control total is {wanted}, the rows add up to {there}: {gap}")
    return said.format(
        name=name, wanted=f"{wanted:,}", there=f"{there:,}", gap=words.format(gap=f"{gap:,}")
    )


def _sum(wanted: int, there: int, *, currency: str) -> str:
    def shown(minor: int) -> str:
        return money.exact(minor, currency=currency)

    gap = _("{gap} too much") if there > wanted else _("{gap} is missing")
    said = _("Amount: the control total is {wanted}, the rows add up to {there}: {gap}")
    return said.format(
        wanted=shown(wanted), there=shown(there), gap=gap.format(gap=shown(abs(there - wanted)))
    )

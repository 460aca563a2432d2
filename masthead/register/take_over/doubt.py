"""What somebody should look at before an old register is taken over."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """Why a row, or the whole file, is shown."""

    UNREADABLE = "unreadable", _("Cells that can’t be read")
    HEADER = "header", _("A header among the rows")
    SUM_WITHIN = "sum-within", _("A sum among the rows")
    NUMBER_TWICE = "number-twice", _("A member number twice")
    ORDER = "order", _("Days in the wrong order")
    FORMER_HOLDS = "former-holds", _("Former members who hold shares")
    DAY_UNKNOWN = "day-unknown", _("Days of entry that nobody knows")
    STYLES = "styles", _("How days are written")
    SAME = "same", _("The same name and address twice")
    ODD_AMOUNT = "odd-amount", _("Amounts that aren’t the shares’ nominal value")
    OVER_CAP = "over-cap", _("More than one person may hold")
    NO_SHARES = "no-shares", _("Members without shares")
    NO_ADDRESS = "no-address", _("Members without an address")
    EMAIL = "email", _("Email addresses that are none")
    SHEETS = "sheets", _("Sheets that are not read")


# Nothing is taken over while one of these stands; the others somebody may say yes to.
STOPS = frozenset(
    [
        Why.UNREADABLE,
        Why.HEADER,
        Why.SUM_WITHIN,
        Why.NUMBER_TWICE,
        Why.ORDER,
        Why.FORMER_HOLDS,
    ]
)


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: the row as a spreadsheet counts it, or 0 for the whole file."""

    row: int
    why: Why
    words: str

    @property
    def stops(self) -> bool:
        """Say whether it must be put right in the file first."""
        return self.why in STOPS

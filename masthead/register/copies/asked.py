"""What is asked of the register, and read from it: the same for each form of copy."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from masthead.paper.models import Paper
from masthead.register.as_at import Row, end_of, register_on
from masthead.register.models import ShareClass
from masthead.register.officers.officers import Officer, officers_on


@dataclass(frozen=True)
class Asked:
    """The register as at a day, as known on another or now; for inspection, without figures.

    `paper` gives the time zone, the currency and the name of the society.
    """

    paper: Paper
    as_at: dt.date
    known_on: dt.date | None = None
    inspection: bool = False

    @property
    def known(self) -> dt.datetime | None:
        """Return the last moment of the day whose knowledge is asked for."""
        return end_of(self.known_on, zone=self.paper.time_zone) if self.known_on else None

    def rows(self) -> Iterator[Row]:
        """Yield the members; for inspection no figure is read at all."""
        return register_on(self.as_at, known=self.known, figures=not self.inspection)

    def officers(self) -> list[Officer]:
        """Return the officers by that day."""
        return officers_on(self.as_at, known=self.known)

    def classes(self) -> list[str]:
        """Return the names of the classes of share, none for inspection."""
        names = ShareClass.objects.order_by("name").values_list("name", flat=True)
        return [] if self.inspection else list(names)

    def file_name(self, form: str) -> str:
        """Return the name of the file: what it is and as at which day."""
        what = "register-inspection" if self.inspection else "register"
        known = f"-known-{self.known_on}" if self.known_on else ""
        return f"{what}-{self.as_at}{known}.{form}"

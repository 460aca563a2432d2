"""Members over a year: opening, admitted, ceased, closing, each with whom it counts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from masthead.register.models import Standing
from masthead.register.models.member import Event


@dataclass(frozen=True)
class Came:
    """That a member was admitted or ceased, by the number and the day."""

    number: int
    on: dt.date
    day_unknown: bool = False


@dataclass(frozen=True)
class Membership:
    """The members at both ends, and who came and went between."""

    opening: tuple[int, ...]
    admitted: tuple[Came, ...]
    ceased: tuple[Came, ...]
    closing: tuple[int, ...]

    @property
    def adds_up(self) -> bool:
        """Say whether opening and admitted less ceased make closing."""
        made = len(self.opening) + len(self.admitted) - len(self.ceased)
        return made == len(self.closing)


Happened = tuple[int, str, dt.date, bool]


def membership(first: dt.date, last: dt.date, *, known: dt.datetime | None = None) -> Membership:
    """Return who were members before the first day and after the last, and what lies between.

    Somebody who ceased and was entered again counts each time. `known` asks what the books said
    at a moment.
    """
    opening: list[int] = []
    closing: list[int] = []
    moved: dict[str, list[Came]] = {Event.ENTERED: [], Event.CEASED: []}
    for number, lines in groupby(_happened(last, known=known), key=lambda line: line[0]):
        was_in, is_in = False, False
        for _number, event, on, day_unknown in _turns(lines):
            is_in = event == Event.ENTERED
            if on < first:
                was_in = is_in
            else:
                moved[event].append(Came(number, on, day_unknown))
        opening += [number] * was_in
        closing += [number] * is_in
    return Membership(
        tuple(opening), tuple(moved[Event.ENTERED]), tuple(moved[Event.CEASED]), tuple(closing)
    )


def _happened(last: dt.date, *, known: dt.datetime | None) -> Iterator[Happened]:
    lines = Standing.objects.true_on(last, known=known)
    in_order = lines.order_by("member__number", "effective_on", "entered_at", "pk")
    return in_order.values_list("member__number", "event", "effective_on", "day_unknown").iterator(
        chunk_size=5_000
    )


def _turns(lines: Iterator[Happened]) -> Iterator[Happened]:
    """Yield what changed something: whoever is a member can't be admitted, nor cease twice."""
    is_in = False
    for line in lines:
        enters = line[1] == Event.ENTERED
        if enters != is_in:
            is_in = enters
            yield line

"""The progress of an appeal as a chart: a bar a day, as high as what had been raised by then."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from masthead.fund.totals import DayRaised
from masthead.lib import money

HEIGHT, TOP, FLOOR = 280, 24, 250
MOST_BARS = 100
LABELS = 5


@dataclass(frozen=True)
class Bar:
    """One bar: across in percent of the width, down in pixels from the top."""

    x: str
    y: int
    width: str
    height: int


@dataclass(frozen=True)
class Label:
    """A day's name under the chart, and which end of it stands at `x`."""

    x: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Line:
    """A line of the scale, and the sum that it stands for."""

    y: int
    words: str


@dataclass(frozen=True)
class Row:
    """A day of the table: what it brought and what had come by its end, as words."""

    day: dt.date
    raised: str
    running: str


@dataclass(frozen=True)
class Chart:
    """All that the template draws; nothing in it is left to reckon."""

    height: int
    top: int
    floor: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    target: Line
    half: Line
    rows: tuple[Row, ...]


def chart(
    found: Sequence[DayRaised],
    *,
    opens_on: dt.date,
    closes_on: dt.date,
    target_minor: int,
    currency: str,
) -> Chart:
    """Draw an appeal of these days, as far as they go; amounts are minor units of `currency`.

    A period of more than a hundred days is drawn with a bar for every few of them.
    """
    length = (closes_on - opens_on).days + 1
    highest = max([target_minor, *(day.running_minor for day in found)])

    def height(minor: int) -> int:
        return max(0, minor) * (FLOOR - TOP) // highest

    def line(minor: int) -> Line:
        return Line(FLOOR - height(minor), money.whole(minor, currency=currency))

    step = -(-length // MOST_BARS)
    bars = [
        _bar(number, height(day.running_minor), of=length, step=step)
        for number, day in enumerate(found)
        if number % step == 0
    ]
    return Chart(
        height=HEIGHT,
        top=TOP,
        floor=FLOOR,
        bars=tuple(bars),
        labels=tuple(_labels(opens_on, length)),
        target=line(target_minor),
        half=line(target_minor // 2),
        rows=tuple(_row(day, currency=currency) for day in found),
    )


def _bar(number: int, height: int, *, of: int, step: int) -> Bar:
    slot = 100 / of
    return Bar(
        x=f"{number * slot + slot * step * 0.12:.3f}%",
        y=FLOOR - height,
        width=f"{slot * step * 0.76:.3f}%",
        height=height,
    )


def _labels(opens_on: dt.date, length: int) -> list[Label]:
    count = min(LABELS, length)
    numbers = sorted({round(place * (length - 1) / max(1, count - 1)) for place in range(count)})
    return [_label(opens_on + dt.timedelta(days=number), number, of=length) for number in numbers]


def _label(day: dt.date, number: int, *, of: int) -> Label:
    words = date_format(day, "j M")
    if number == 0:
        return Label("0%", "start", words)
    if number == of - 1:
        return Label("100%", "end", words)
    return Label(f"{(number + 0.5) * 100 / of:.3f}%", "middle", words)


def _row(day: DayRaised, *, currency: str) -> Row:
    raised = money.exact(day.raised_minor, currency=currency)
    return Row(day.day, raised, money.exact(day.running_minor, currency=currency))

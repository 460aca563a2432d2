"""Months side by side as bars: what had been raised by the same day, and in the whole month."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from masthead.lib import money
from masthead.treasury.glance.months import MonthSoFar

HEIGHT, TOP, FLOOR = 200, 28, 172


@dataclass(frozen=True)
class Bar:
    """A month's two bars, one in front of the other: across in percent, down in pixels."""

    x: str
    middle: str
    width: str
    y: int
    height: int
    whole_y: int
    whole_height: int
    label: str
    sum: str
    is_now: bool


@dataclass(frozen=True)
class Row:
    """A month of the table, its sums as words."""

    first: object
    so_far: str
    whole: str
    is_now: bool


@dataclass(frozen=True)
class MonthsChart:
    """All that the template draws; nothing in it is left to reckon."""

    height: int
    floor: int
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]


def months_chart(months: Sequence[MonthSoFar], *, currency: str) -> MonthsChart:
    """Draw months in this order, the last as the one that runs; sums below nought as none."""
    highest = max(1, *(max(month.so_far_minor, month.whole_minor) for month in months))
    slot, last = 100 / len(months), len(months) - 1

    def height(minor: int) -> int:
        return max(0, minor) * (FLOOR - TOP) // highest

    def bar(place: int, month: MonthSoFar) -> Bar:
        now, whole = height(month.so_far_minor), height(month.whole_minor)
        return Bar(
            x=f"{(place + 0.12) * slot:.2f}%",
            middle=f"{(place + 0.5) * slot:.2f}%",
            width=f"{slot * 0.76:.2f}%",
            y=FLOOR - now,
            height=now,
            whole_y=FLOOR - whole,
            whole_height=whole,
            label=date_format(month.first, "M y" if place == 0 else "M"),
            sum=_short(month.so_far_minor, currency=currency),
            is_now=place == last,
        )

    return MonthsChart(
        height=HEIGHT,
        floor=FLOOR,
        bars=tuple(bar(place, month) for place, month in enumerate(months)),
        rows=tuple(_row(month, currency=currency, is_now=month is months[-1]) for month in months),
    )


def _short(minor: int, *, currency: str) -> str:
    """Write a sum as it fits over a narrow bar: "£5,234", and "£12k" from ten thousand on."""
    unit = 10 ** money.exponent(currency)
    if abs(minor) < 10_000 * unit:
        return money.whole(minor, currency=currency)
    return money.exact(minor // (1_000 * unit) * unit, currency=currency) + "k"


def _row(month: MonthSoFar, *, currency: str, is_now: bool) -> Row:
    return Row(
        month.first,
        money.exact(month.so_far_minor, currency=currency),
        "" if is_now else money.exact(month.whole_minor, currency=currency),
        is_now,
    )

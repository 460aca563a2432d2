"""The sample paper's fund: an appeal that runs, and the months behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from masthead.fund.open_appeal import open_appeal
from masthead.fund.receive import Giver, receive
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.sample.givers import EARLIER_MONTHS, GIFTS, SampleGift

TARGET_MINOR = 1_800_000


def fill_fund(paper: Paper, *, at: dt.datetime) -> None:
    """Open this month's appeal and those before it, and receive their gifts.

    This month's gifts are spread over the days that have passed, whatever the day.
    """
    today = paper.today(at)
    first, _last = days.month_of(today)
    months = [first]
    for _month in EARLIER_MONTHS:
        months.append(days.month_of(months[-1] - dt.timedelta(days=1))[0])
    for month, gifts in zip(months, (GIFTS, *EARLIER_MONTHS), strict=True):
        _fill_month(paper, month=month, gifts=gifts, until=today, at=at)


def _fill_month(
    paper: Paper,
    *,
    month: dt.date,
    gifts: Sequence[SampleGift],
    until: dt.date,
    at: dt.datetime,
) -> None:
    first, last = days.month_of(month)
    open_appeal(
        paper.title_of_fund,
        target_minor=TARGET_MINOR,
        opens_on=first,
        closes_on=last,
        by=audit.COMMAND,
        at=at,
    )
    passed = (min(last, until) - first).days
    for number, gift in enumerate(gifts):
        on = first + dt.timedelta(days=(gift.day_of_period - 1) * passed // 30)
        _receive(gift, on=on, key=f"sample:{first:%Y-%m}-{number:02}:cleared", at=at)


def _receive(gift: SampleGift, *, on: dt.date, key: str, at: dt.datetime) -> None:
    receive(
        gift.amount_pence,
        method=gift.method,
        on=on,
        giver=Giver(name=gift.name, town=gift.town),
        thank=gift.thank,
        appeal=None,
        key=key,
        by=audit.COMMAND,
        at=at,
    )

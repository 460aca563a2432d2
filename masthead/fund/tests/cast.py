"""The small cast of the fund's tests: one paper, its fund, a few gifts."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

from masthead.fund.models import Appeal, Gift
from masthead.fund.open_appeal import Opened, open_appeal
from masthead.fund.receive import Giver, receive
from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import Person

LONDON = ZoneInfo("Europe/London")
JUNE_1, JUNE_13, JUNE_30 = (dt.date(2026, 6, day) for day in (1, 13, 30))
JULY_1, JULY_2, JULY_31 = (dt.date(2026, 7, day) for day in (1, 2, 31))
NOON = dt.datetime(2026, 6, 13, 12, tzinfo=LONDON)
_keys = itertools.count(1)


def the_ferry_bell(*, currency: str = "GBP", time_zone: str = "Europe/London") -> Paper:
    """Found the paper that these tests are of."""
    return found(
        "The Ferry Bell",
        society="The Ferry Bell Society Limited",
        practice=False,
        currency=currency,
        time_zone=time_zone,
        at=NOON,
    )


def noon_of(day: dt.date) -> dt.datetime:
    """Return noon of a day in London."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=LONDON)


def june_fund(
    name: str = "The boat fund",
    *,
    pounds: int = 18_000,
    opens_on: dt.date = JUNE_1,
    closes_on: dt.date = JUNE_30,
    special: bool = False,
) -> Opened:
    """Open an appeal, by default the main one of June 2026 for £18,000."""
    return open_appeal(
        name,
        target_minor=pounds * 100,
        opens_on=opens_on,
        closes_on=closes_on,
        special=special,
        by=audit.COMMAND,
        at=noon_of(opens_on),
    )


def give(
    pence: int,
    *,
    on: dt.date = JUNE_13,
    at: dt.datetime | None = None,
    method: str = "bank",
    giver: Giver | Person | None = None,
    thank: str = "none",
    appeal: Appeal | None = None,
    key: str = "",
) -> Gift:
    """Receive a gift, by default by bank transfer on 13 June 2026 from nobody by name."""
    return receive(
        pence,
        method=method,
        on=on,
        giver=giver,
        thank=thank,
        appeal=appeal,
        key=key or f"post:{next(_keys)}:received",
        by=audit.COMMAND,
        at=at or noon_of(on),
    )

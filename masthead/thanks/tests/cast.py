"""The small cast of the column's tests: a paper, its June fund, four givers of one morning."""

import datetime as dt

from masthead.fund.models import Gift
from masthead.fund.receive import Giver
from masthead.fund.tests.cast import JUNE_13, give, june_fund, noon_of
from masthead.newsroom.tests.desk_cast import a_paper, section
from masthead.people import audit
from masthead.thanks.gather import gather
from masthead.thanks.models import Column
from masthead.thanks.print_column import Setting, print_column

JUNE_12 = JUNE_13 - dt.timedelta(days=1)
NOON = noon_of(JUNE_13)
JO = Giver(name="Jo Harker & Son", town="Threlby")
AL = Giver(name="Al Crane", town="Wick")


def the_paper() -> None:
    """Found the paper with its sections and open its fund of June for £18,000."""
    a_paper()
    june_fund()


def gifts_of_two_days() -> list[Gift]:
    """Receive £20 on the 12th; £50, £10, £5 and £2.50 on the 13th: £87.50 in all."""
    return [
        give(2000, on=JUNE_12, giver=AL, thank="initials"),
        give(1000, giver=AL, thank="town"),
        give(5000, giver=JO, thank="full"),
        give(500, giver=JO, thank="none"),
        give(250, giver=None),
    ]


def print_it(
    *,
    since: dt.date = JUNE_12,
    through: dt.date = JUNE_13,
    seen: str = "",
    live: bool = False,
    before: str = "",
    after: str = "",
) -> Column:
    """Print the column of two days as seen, with the organiser's words."""
    setting = Setting("Thank you", section("News"), before=before, after=after)
    return print_column(
        setting,
        since=since,
        through=through,
        seen=seen or gather(since=since, through=through).digest,
        live=live,
        by=audit.COMMAND,
        at=NOON,
    )

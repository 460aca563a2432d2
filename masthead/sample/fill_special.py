"""The sample paper's special appeal, and the guild that doubles what readers give to it."""

from __future__ import annotations

import datetime as dt

from masthead.fund.match_terms import MatchTerms
from masthead.fund.open_appeal import open_appeal
from masthead.fund.pay_match import pay_match
from masthead.fund.receive import Giver, receive
from masthead.fund.set_match import set_match
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.sample.givers import TO_THE_PRESS

NAME, TARGET_MINOR = "A second press", 1_200_000
GUILD, CAP_MINOR, PAID_MINOR = "the Calderstoke Guild of Bookbinders", 500_000, 200_000
WORDS = """\
One press prints all that we do. On the night of the spring flood it stood still for five hours, \
and eleven hundred households had no paper at breakfast.

A second, small and second-hand, is for sale in Nether Skelling. It prints a broadsheet of eight \
pages, and it would take the bills, ballots and chapel notices that we send out of town today.

The guild’s members have promised to give a pound for each of yours, up to five thousand."""


def fill_special(paper: Paper, *, at: dt.datetime) -> None:
    """Open an appeal from last month to the end of next, with its match, and receive its gifts."""
    first = days.month_of(days.month_of(paper.today(at))[0] - dt.timedelta(days=1))[0]
    last = days.month_of(days.month_of(paper.today(at))[1] + dt.timedelta(days=1))[1]
    appeal = open_appeal(
        NAME,
        target_minor=TARGET_MINOR,
        opens_on=first,
        closes_on=last,
        special=True,
        words=WORDS,
        on_front=True,
        by=audit.COMMAND,
        at=at,
    ).appeal
    to = MatchTerms(GUILD, CAP_MINOR, first, last)
    match = set_match(appeal, to=to, by=audit.COMMAND, at=at)
    for number, gift in enumerate(TO_THE_PRESS):
        receive(
            gift.amount_pence,
            method=gift.method,
            on=first + dt.timedelta(days=gift.day_of_period - 1),
            giver=Giver(name=gift.name, town=gift.town),
            thank=gift.thank,
            appeal=appeal,
            key=f"sample:press-{number:02}:cleared",
            by=audit.COMMAND,
            at=at,
        )
    on = first + dt.timedelta(days=20)
    pay_match(match, PAID_MINOR, method="bank", on=on, key="sample", by=audit.COMMAND, at=at)

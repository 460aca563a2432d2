"""A column gathers the cleared gifts that wait for thanks, in the wording that each giver chose."""

import datetime as dt

import pytest

from masthead.fund.models import Gift
from masthead.fund.receive import receive
from masthead.fund.refund import refund
from masthead.fund.tests.cast import JUNE_1, JUNE_13, JUNE_30, give, june_fund
from masthead.people import audit
from masthead.thanks.gather import begins_on, gather
from masthead.thanks.tests import cast
from masthead.thanks.tests.cast import JUNE_12, NOON
from masthead.thanks.words import as_blocks, as_text, standfirst

pytestmark = pytest.mark.usefixtures("paper")


@pytest.fixture
def paper(db: None) -> None:
    cast.the_paper()


def text(*, before: str = "", after: str = "") -> str:
    gathered = gather(since=JUNE_1, through=JUNE_13)
    return as_text(gathered, before=before, after=after, currency="GBP")


def test_without_gifts_there_is_nothing() -> None:
    gathered = gather(since=JUNE_1, through=JUNE_30)
    assert (gathered.lines, gathered.days, gathered.total_minor) == ((), (), 0)


def test_it_says_day_by_day_what_came_from_whom_and_how_the_month_stood() -> None:
    cast.gifts_of_two_days()
    assert text(before="Good morning.\n\nRain again.", after="More tomorrow.") == (
        "Good morning.\n\nRain again.\n\n"
        "Friday 12 June\n"
        "A.C., Wick, £20\n"
        "The day’s total: £20. The boat fund so far: £20 of £18,000.\n\n"
        "Saturday 13 June\n"
        "Jo Harker & Son, £50\n"
        "A reader in Wick, £10\n"
        "2 gifts without a name, £7.50\n"
        "The day’s total: £67.50. The boat fund so far: £87.50 of £18,000.\n\n"
        "More tomorrow.\n"
    )
    assert standfirst(gather(since=JUNE_1, through=JUNE_13), currency="GBP") == (
        "£87.50 from 5 gifts"
    )


def test_what_was_given_back_is_left_out() -> None:
    whole, _, part, *_ = cast.gifts_of_two_days()
    for gift, pence in ((whole, 2000), (part, 1250)):
        refund(gift, pence, key=f"p:{gift.number}:r", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    assert "Friday" not in text()
    assert "Jo Harker & Son, £37.50" in text()
    assert standfirst(gather(since=JUNE_1, through=JUNE_13), currency="GBP") == "£55 from 4 gifts"


def test_a_special_appeal_s_gifts_say_so_and_leave_the_month_alone() -> None:
    special = june_fund("The new press", special=True, pounds=6000).appeal
    give(4000, giver=cast.JO, thank="full", appeal=special)
    give(300, appeal=special)
    give(200)
    assert "Jo Harker & Son, £40 for The new press" in text()
    assert "One gift without a name, £3 for The new press" in text()
    assert "One gift without a name, £2\n" in text()
    assert "The day’s total: £45. The boat fund so far: £2 of £18,000." in text()


def test_days_of_two_months_stand_each_by_its_own_month() -> None:
    july_1 = dt.date(2026, 7, 1)
    give(1000, on=JUNE_30)
    give(300, on=july_1)
    days = gather(since=JUNE_30, through=july_1).days
    assert [day.stand and day.stand.raised_minor for day in days] == [1000, 300]


def test_whatever_was_typed_is_text_on_the_page() -> None:
    cast.gifts_of_two_days()
    gathered = gather(since=JUNE_12, through=JUNE_13)
    blocks = as_blocks(gathered, before="<b>Hello</b>", after="", currency="GBP")
    assert blocks[0] == ("paragraph", "<p>&lt;b&gt;Hello&lt;/b&gt;</p>")
    assert "<li>Jo Harker &amp; Son, £50</li>" in dict(blocks)["list"]


def test_the_first_column_begins_with_its_month_and_later_ones_with_the_month_before() -> None:
    assert begins_on(on=JUNE_13) == JUNE_1
    cast.gifts_of_two_days()
    cast.print_it()
    assert begins_on(on=JUNE_30) == JUNE_12
    assert begins_on(on=dt.date(2026, 7, 31)) == JUNE_12
    assert begins_on(on=dt.date(2026, 8, 1)) == dt.date(2026, 7, 1)


def once_more(first: Gift) -> Gift:
    """Take a gift back, and let it come again: a chargeback that is won."""
    back, at = first.amount_minor, NOON
    refund(first, back, key=f"p:{first.number}:back", on=JUNE_13, at=at, by=audit.GATEWAY)
    return receive(
        back,
        method=first.method,
        on=JUNE_30,
        giver=first.giver,
        thank=first.thank,
        appeal=None,
        key=f"p:{first.number}:won",
        again=first,
        by=audit.GATEWAY,
        at=at,
    )


def test_one_that_came_again_is_thanked_for_once() -> None:
    printed = give(5000, on=JUNE_12, giver=cast.JO, thank="full")
    cast.print_it()
    unprinted = give(700, giver=cast.JO, thank="full")
    once_more(printed)
    again = once_more(unprinted)
    waiting = gather(since=JUNE_1, through=JUNE_30).lines
    assert [line.gift_number for line in waiting] == [again.number]


def test_one_in_a_column_waits_no_more_and_a_late_cheque_of_that_day_does() -> None:
    cast.gifts_of_two_days()
    cast.print_it()
    assert gather(since=JUNE_1, through=JUNE_30).lines == ()
    late = give(700, on=JUNE_12, at=NOON)
    assert [line.gift_number for line in gather(since=JUNE_12, through=JUNE_13).lines] == [
        late.number
    ]

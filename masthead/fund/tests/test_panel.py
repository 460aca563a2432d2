"""The panel and the masthead line say what the fund stands at, in the order of the surface."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from masthead.fund.receive import Giver
from masthead.fund.tests.cast import JULY_1, JUNE_1, JUNE_30, give, june_fund, the_ferry_bell
from masthead.fund.tests.conftest import Clock
from masthead.paper.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def paper() -> Paper:
    paper = the_ferry_bell()
    paper.fund_name = "The boat fund"
    return paper


def render(paper: Paper | None, tags: str = "{% fund_panel %}") -> str:
    request = RequestFactory().get("/")
    template = engines["django"].from_string("{% load fund %}" + tags)
    return str(template.render({"paper": paper}, request))


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


def test_without_a_paper_there_is_none() -> None:
    assert words(render(None, "{% fund_line %}{% fund_panel %}")) == ""


def test_with_no_appeal_open_it_keeps_its_invitation_and_shows_no_figures(paper: Paper) -> None:
    shown = words(render(paper, "{% fund_line %}{% fund_panel %}"))
    assert shown.endswith("Donate today")
    assert "£" not in shown
    assert not any(letter.isdigit() for letter in shown)


def test_the_reference_panel_in_its_order(paper: Paper) -> None:
    june_fund()
    give(523_400)
    assert words(render(paper)) == (
        "The boat fund You’ve raised £5,234 We need £12,766 18 days remaining Donate today"
    )


def test_on_the_last_day_it_says_so(paper: Paper, clock: Clock) -> None:
    june_fund()
    clock(JUNE_30)
    assert "1 day remaining: the last day Donate" in words(render(paper))
    assert "the last day" in words(render(paper, "{% fund_line %}"))


def test_over_the_target_nothing_is_needed_and_it_thanks(paper: Paper) -> None:
    june_fund()
    give(1_803_050)
    shown = words(render(paper))
    assert "You’ve raised £18,030 We need £0" in shown
    assert "£30 more than the £18,000 we asked for: thank you." in shown


def test_below_nought_it_shows_nought(paper: Paper) -> None:
    june_fund(pounds=10)
    assert "raised £0 We need £10" in words(render(paper))


def test_the_first_day_of_the_next_month_begins_anew(paper: Paper, clock: Clock) -> None:
    june_fund()
    give(523_400)
    clock(JULY_1)
    assert "You’ve raised £0 We need £18,000 31 days remaining" in words(render(paper))


def test_it_thanks_the_last_few_as_each_chose(paper: Paper) -> None:
    june_fund()
    give(2_000, giver=Giver("Jo Harker", "Threlby"), thank="town")
    give(500, giver=Giver("Ann Secret", "Nowhere"), thank="none")
    give(1_250, giver=Giver("Jo Harker", "Threlby"), thank="initials")
    shown = words(render(paper))
    assert shown.endswith("Today: £12.50 from J.H., Threlby; £20 from a reader in Threlby.")
    assert "Secret" not in shown


def test_thanks_of_other_days_are_not_called_todays(paper: Paper) -> None:
    june_fund()
    give(2_000, on=JUNE_1, giver=Giver(town="Threlby"), thank="town")
    assert "Lately: £20 from a reader in Threlby." in words(render(paper))


def test_thanks_of_today_come_without_those_of_other_days(paper: Paper) -> None:
    june_fund()
    give(2_000, on=JUNE_1, giver=Giver(town="Threlby"), thank="town")
    give(3_000, giver=Giver(town="Marlock"), thank="town")
    assert words(render(paper)).endswith("Today: £30 from a reader in Marlock.")


def test_a_name_is_never_markup(paper: Paper) -> None:
    june_fund()
    give(2_000, giver=Giver("<script>x</script>"), thank="full")
    assert "<script>" not in render(paper)


def test_the_masthead_line(paper: Paper) -> None:
    june_fund()
    give(523_400)
    shown = words(render(paper, "{% fund_line %}"))
    assert shown == "Fund: £5,234 of £18,000 · 18 days left · Give"


def test_line_and_panel_together_take_two_queries(
    paper: Paper, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    june_fund()
    give(2_000, giver=Giver(town="Threlby"), thank="town")
    with django_assert_num_queries(2):
        render(paper, "{% fund_line %}{% fund_panel %}")

"""A member's own account: the link by mail, and what it shows to whoever has it."""

import datetime as dt
import html
import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import timezone

from masthead.mail.models import Letter
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.amend import amend
from masthead.register.models import Member
from masthead.register.tests.cast import BY, day, given, moment
from masthead.register.tests.society import ada_of_case_1, lent, quills, the_ferry_bell
from masthead.register.told import Told
from masthead.shares.account.link import account_path
from masthead.shares.account.send_link import send_link

pytestmark = pytest.mark.django_db
ASK = "/shares/account/"
BO = "bo@ferrybell.example"
NOON = moment("2024-07-01")


@pytest.fixture(autouse=True)
def bo(monkeypatch: pytest.MonkeyPatch) -> Member:
    the_ferry_bell()
    ada_of_case_1()
    bo = quills()
    given(bo, 25, on="2022-05-01")
    lent(bo, 81_500, on="2022-06-01")
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return bo


def asked(client: Client, email: str, status: int = 200) -> str:
    answer = client.post(ASK, {"email": email})
    assert answer.status_code == status
    return words(answer.content)


def words(page: bytes) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page.decode())).split())


def path_in(letter: Letter) -> str:
    found = re.search(r"/shares/account/\S+/", letter.text)
    assert found
    return found[0]


@pytest.mark.parametrize("typed", ["", "nobody", "a@b", "x" * 300 + "@example.org"])
def test_it_refuses_what_is_no_address_and_keeps_it(client: Client, typed: str) -> None:
    assert "Not sent yet" in asked(client, typed, status=422)
    assert not Letter.objects.exists()


def test_nobody_learns_there_who_is_a_member(client: Client) -> None:
    of_nobody = asked(client, "eve@ferrybell.example").replace("eve@", "")
    assert asked(client, BO).replace("bo@", "") == of_nobody
    assert [letter.to for letter in Letter.objects.all()] == [BO]


def test_the_letter_leads_to_what_the_register_says_of_the_member(client: Client) -> None:
    asked(client, BO.upper())
    answer = client.get(path_in(Letter.objects.get()))
    said = words(answer.content)
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    for part in (
        "Member number 8",
        "Bo Quill",
        "2 Mill Lane, Hebworth, HB1 1AB",
        "Cy Quill, 3 Weir Street, Hebworth",
        "Ordinary 25 · £25",
        "Loan to the society £815",
        "Allotment: Ordinary 25 £25",
    ):
        assert part in said
    assert "Ada" not in said


def test_asked_again_within_the_hour_it_is_one_letter(client: Client) -> None:
    for _time in range(3):
        asked(client, BO)
    assert Letter.objects.count() == 1


def test_a_link_is_good_for_a_day_and_for_one_member(
    client: Client, bo: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = account_path(bo)
    assert client.get(path).status_code == 200
    for wrong in (path.replace("/8.", "/7."), path[:-2] + "x/", "/shares/account/8/"):
        assert client.get(wrong).status_code == 404
    later = dt.datetime.now(tz=dt.UTC) + dt.timedelta(days=1, minutes=1)
    monkeypatch.setattr("time.time", later.timestamp)
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Ask for a new one" in words(answer.content)


def test_an_address_that_the_member_has_given_up_is_not_written_to(bo: Member) -> None:
    told = Told(name="Bo Quill", email="quill@ferrybell.example")
    amend(bo, told, on=day("2024-06-30"), authority="letter", by=BY, at=moment("2024-06-30"))
    assert send_link(BO, paper=the_paper(), by=audit.READER, at=NOON) == 0
    assert send_link(told.email, paper=the_paper(), by=audit.READER, at=NOON) == 1


def test_a_former_member_sees_that_they_are_none(client: Client, bo: Member) -> None:
    said = words(client.get(account_path(Member.objects.get(number=7))).content)
    assert "You own the paper" in said
    assert "1 March 2019 – 30 June 2021" in said


def test_the_secretary_sees_on_the_member_s_page_that_the_letter_was_written(
    client: Client, bo: Member
) -> None:
    asked(client, BO)
    shown = Template("{% load member_letters %}{% member_letters member %}")
    said = words(shown.render(Context({"member": bo})).encode())
    assert "Your account in the Ferry Bell Society Limited" in said
    other = shown.render(Context({"member": Member.objects.get(number=7)}))
    assert "account" not in other

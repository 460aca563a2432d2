"""The register at the desk: who may see it, what it shows, and what is written down."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from masthead.people.models import AuditRow
from masthead.register.models import Member, Particulars, Reversal, Term
from masthead.register.tests.cast import entered, given, moment
from masthead.register.tests.society import (
    ada_of_case_1,
    lent,
    on_staff,
    quills,
    the_ferry_bell,
)
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
TODAY = "2024-07-01"
ADA = "/desk/society/members/7/"
LETTER = {"on": "2024-06-01", "authority": "Letter of 30 May"}
WREN = {"name": "Ada Wren", "address": "4 Weir Street\r\nHebworth", **LETTER}


@pytest.fixture(autouse=True)
def society(monkeypatch: pytest.MonkeyPatch) -> None:
    the_ferry_bell()
    ada_of_case_1()
    monkeypatch.setattr(timezone, "now", lambda: moment(TODAY))


def signed_in(role: str = "secretary", *, name: str = "") -> Client:
    client = Client()
    user = on_staff(role, name=name)
    sign_in(client, user)
    return client


@pytest.fixture
def secretary() -> Client:
    return signed_in()


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", answer.content.decode())).split())


def refused(client: Client, to: str, **typed: str) -> str:
    answer = client.post(to, typed)
    assert answer.status_code == 422
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", answer.content.decode())).split())


def looks(verb: str) -> int:
    return AuditRow.objects.filter(verb=f"register.{verb}").count()


@pytest.mark.parametrize("role", ["reporter", "treasurer", "fund-organiser", "administrator"])
def test_the_register_is_closed_to_all_but_the_secretary(role: str) -> None:
    client = signed_in(role)
    pages = ["members/", "members/suggest/?q=ada", "members/find/?q=a", "members/7/"]
    pages += ["members/enter/", "members/7/amend/", "members/7/cease/", "officers/", "inspections/"]
    answers = [client.get(f"/desk/society/{page}") for page in pages]
    assert {answer.status_code for answer in answers} <= {302, 403}
    assert not any(b"Quill" in answer.content for answer in answers)
    assert looks("look") == 0


def test_the_list_shows_today_and_any_other_day(secretary: Client) -> None:
    quills()
    said = words(secretary, "/desk/society/members/")
    assert "As at 1 July 2024: 2 members" in said
    assert "7 Ada Quill 1 March 2019 – 30 June 2021 10 January 2023 – 5 Ordinary" in said
    assert "8 Bo Quill with Cy Quill 1 May 2022 – –" in said
    then = words(secretary, "/desk/society/members/?as_at=2021-07-01&known=2021-07-02")
    assert "As at 1 July 2021, as the books stood on 2 July 2021" in then
    assert "7 Ada Quill 1 March 2019 – 10 Ordinary" in then
    ceased = words(secretary, "/desk/society/members/?as_at=2022-01-01")
    assert "Ada Quill ceased 1 March 2019 – 30 June 2021 –" in ceased


def test_each_look_at_a_page_of_the_list_is_written_down(secretary: Client) -> None:
    secretary.get("/desk/society/members/?as_at=2022-01-01")
    row = AuditRow.objects.get(verb="register.look_at_list")
    assert row.details == {"as_at": "2022-01-01", "known": None, "page": 1}


@pytest.mark.parametrize("asked", ["as_at=yesterday", "as_at=0001-01-01", "known=2030-01-01"])
def test_a_day_that_is_none_is_refused_in_words(secretary: Client, asked: str) -> None:
    assert "Nothing has changed yet" in words(
        secretary, f"/desk/society/members/?{asked}", status=422
    )


def test_a_member_is_found_as_somebody_types_by_name_and_number_alone(secretary: Client) -> None:
    found = secretary.get("/desk/society/members/suggest/?q=quil").json()
    assert found == {"members": [{"number": 7, "name": "Ada Quill", "was": ""}]}
    assert secretary.get("/desk/society/members/find/?q=%237").headers["Location"] == ADA
    assert "Nobody in the register has" in words(secretary, "/desk/society/members/find/?q=zz")


def test_one_member_s_page_shows_all_and_the_look_is_written_down(secretary: Client) -> None:
    lent(Member.objects.get(number=7), 81_500, on="2023-02-01")
    said = words(secretary, ADA)
    assert "Member since 10 January 2023" in said
    assert "Ordinary 5 · £5" in said
    assert "Loan to the society £815" in said
    assert "1 Mill Lane, Hebworth, HB1 1AA" in said
    assert "Withdrawal: Ordinary −10 −£10 4 Jul 2021, 12:00" in said
    assert "Ceased to be a member withdrew all shares" in said
    assert looks("look") == 1
    assert AuditRow.objects.get(verb="register.look").details == {"number": 7}
    words(secretary, "/desk/society/members/99/", status=404)


def test_a_page_takes_as_many_queries_however_much_was_written(
    secretary: Client,
) -> None:
    ada = Member.objects.get(number=7)
    for month in range(1, 7):
        given(ada, 1, on=f"2024-0{month}-01")
    secretary.get(ADA)
    with CaptureQueriesContext(connection) as few:
        secretary.get(ADA)
    for month in range(1, 7):
        given(ada, 1, on=f"2024-0{month}-02")
    with CaptureQueriesContext(connection) as many:
        secretary.get(ADA)
    assert len(many) == len(few)


def test_particulars_that_nobody_could_have_are_refused_and_kept(secretary: Client) -> None:
    said = refused(secretary, f"{ADA}amend/", name="HB1", address="", on="2024-07-02", email="x")
    said += refused(secretary, f"{ADA}amend/", **WREN | {"name": "12 34"})
    for words in (
        "Type the postal address",
        "That day is still to come",
        "That is no email address",
        "Say what this rests on",
        "A name has letters",
    ):
        assert words in said
    assert Particulars.objects.count() == 1


def test_a_change_is_a_new_line_and_the_old_one_stays_readable(secretary: Client) -> None:
    assert secretary.post(f"{ADA}amend/", WREN).headers["Location"] == ADA
    said = words(secretary, ADA)
    assert "7: Ada Wren" in said
    assert "1 Jun 2024 Ada Wren 4 Weir Street, Hebworth" in said
    assert "1 Mar 2019 Ada Quill 1 Mill Lane, Hebworth" in said
    line = Particulars.objects.latest("pk")
    assert line.by is not None
    assert line.address == "4 Weir Street\nHebworth"


def test_what_a_member_was_stays_in_the_form_of_a_change(secretary: Client) -> None:
    quills()
    page = html.unescape(secretary.get("/desk/society/members/8/amend/").content.decode())
    assert "Cy Quill, 3 Weir Street, Hebworth" in page
    assert 'value="bo@ferrybell.example"' in page


def test_whoever_holds_shares_can_t_cease(secretary: Client) -> None:
    said = refused(secretary, f"{ADA}cease/", why="moved away", **LETTER)
    assert "Member 7 still holds shares" in said


def test_a_member_without_shares_ceases_and_comes_back(secretary: Client) -> None:
    entered("Eve Sallow", on="2024-01-01", number=9)
    eve = "/desk/society/members/9/"
    secretary.post(f"{eve}cease/", {"why": "died", **LETTER})
    assert "Ceased on 1 June 2024" in words(secretary, eve)
    said = refused(secretary, f"{eve}enter-again/", on="2024-05-01", authority="minute 9")
    assert "after that day" in said
    secretary.post(f"{eve}enter-again/", {"on": "2024-06-15", "authority": "minute 9"})
    assert "Member since 15 June 2024" in words(secretary, eve)


def test_a_founder_is_entered_by_hand_with_an_old_number_or_the_next(secretary: Client) -> None:
    enter = "/desk/society/members/enter/"
    typed = WREN | {"name": "Flo Marsh", "kind": "person"}
    assert "Number 7 is a member’s already" in refused(secretary, enter, number="7", **typed)
    for number in ("3", ""):
        assert secretary.post(enter, typed | {"number": number}).status_code == 302
    assert list(Member.objects.order_by("pk").values_list("number", flat=True)) == [7, 3, 8]


@pytest.mark.parametrize(
    ("kind", "why"),
    [("joint", "Joint holders are two at least"), ("organisation", "Type who represents it")],
)
def test_a_holder_who_lacks_what_their_kind_needs_is_refused(
    secretary: Client, kind: str, why: str
) -> None:
    assert why in refused(secretary, "/desk/society/members/enter/", kind=kind, **WREN)


def test_a_line_that_was_wrong_is_taken_back_with_the_reason(secretary: Client) -> None:
    secretary.post(f"{ADA}amend/", WREN)
    line = Particulars.objects.latest("pk")
    back = f"{ADA}take-back/particulars/{line.pk}/"
    assert "Say what was wrong" in refused(secretary, back, why="")
    assert secretary.post(back, {"why": "the letter was of another Ada"}).status_code == 302
    said = words(secretary, ADA)
    assert "7: Ada Quill" in said
    assert "Taken back on 1 July 2024: the letter was of another Ada" in said
    assert Reversal.objects.count() == 1
    assert "is taken back already" in refused(secretary, back, why="again")
    words(secretary, f"{ADA}take-back/nothing/1/", status=404)


def test_the_only_line_can_t_be_taken_back(secretary: Client) -> None:
    back = f"{ADA}take-back/particulars/{Particulars.objects.get().pk}/"
    assert back not in secretary.get(ADA).content.decode()
    assert "would say nothing" in refused(secretary, back, why="wrong")


def test_a_loan_is_written_and_paid_back_but_not_below_nothing(secretary: Client) -> None:
    loan = {"what": "loan", "way": "in", "amount": "500", "words": "3 %", **LETTER}
    assert "not an amount" in refused(secretary, f"{ADA}property/", **loan | {"amount": "-5"})
    secretary.post(f"{ADA}property/", loan)
    assert "Loan to the society £500" in words(secretary, ADA)
    more = loan | {"way": "out", "amount": "500.01"}
    assert "below nothing on 1 June 2024" in refused(secretary, f"{ADA}property/", **more)


def test_officers_take_and_leave_office_with_their_dates(secretary: Client) -> None:
    take = "/desk/society/officers/take/"
    term = {"name": "Ada Quill", "office": "Chair", "member": "7", **LETTER}
    assert "Nobody has that member number" in refused(secretary, take, **term | {"member": "99"})
    secretary.post(take, term)
    said = words(secretary, "/desk/society/officers/")
    assert "Chair Ada Quill 1 Jun 2024 Leaves Ada Quill Letter of 30 May" in said
    leave = f"/desk/society/officers/{Term.objects.get().pk}/leave/"
    assert "only later" in refused(secretary, leave, on="2024-05-01", authority="minute 9")
    secretary.post(leave, {"on": "2024-06-20", "authority": "minute 9"})
    assert "Formerly" in words(secretary, "/desk/society/officers/")

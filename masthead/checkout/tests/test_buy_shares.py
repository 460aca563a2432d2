"""Buying shares on the website, step by step: what is refused, and what is kept."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.tests import share_cast
from masthead.checkout.tests.share_cast import JO, begun, ready, said, step, summary_of
from masthead.paper.models import Paper
from masthead.payments.models import Payment
from masthead.register.models import RulesVersion
from masthead.shares.models import Application, Offer, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return share_cast.the_ferry_bell()


@pytest.fixture
def offer(paper: Paper) -> Offer:
    return share_cast.an_offer()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("4", "The least that you can apply for is 5 shares, £50"),
        ("0", "The least that you can apply for is 5 shares, £50"),
        ("1001", "The most that you can apply for is 1,000 shares, £10,000"),
        ("ten", "“ten” is no number of shares: type a whole number, such as 20"),
        ("2.5", "“2.5” is no number of shares: type a whole number, such as 20"),
        ("-5", "“-5” is no number of shares: type a whole number, such as 20"),
        ("٣", "“٣” is no number of shares: type a whole number, such as 20"),
        ("1" * 12, f"“{'1' * 12}” is no number of shares: type a whole number, such as 20"),
        ("", "Choose how many shares, or type a number such as 20"),
    ],
)
def test_a_number_of_shares_is_refused_in_one_sentence(
    offer: Offer, client: Client, typed: str, sentence: str
) -> None:
    answer = client.post("/shares/buy/", {"shares": "other", "other_shares": typed})
    assert answer.status_code == 422
    assert summary_of(answer) == [("id_other_shares", sentence)]
    assert f'name="other_shares" value="{typed}"' in said(answer.content)
    assert not Application.objects.exists()


def test_more_than_the_cap_is_refused_but_for_another_society(paper: Paper, client: Client) -> None:
    share_cast.an_offer(most_shares=None)
    typed = {"shares": "other", "other_shares": "10,001"}
    answer = client.post("/shares/buy/", typed)
    words = "Nobody may hold more than £100,000 in shares, other registered societies excepted"
    assert (answer.status_code, summary_of(answer)) == (422, [("id_other_shares", words)])
    assert client.post("/shares/buy/", typed | {"society": "on"}).status_code == 302
    draft = Application.objects.get()
    step(client, draft, "who", holder="me")
    step(client, draft, "particulars", **JO)
    step(client, draft, "agree", agreed="on")
    answer = step(client, draft, "pay", way="cheque")
    assert (answer.status_code, summary_of(answer)) == (422, [("step", words)])


def test_what_another_society_may_hold_is_not_capped(paper: Paper, client: Client) -> None:
    share_cast.an_offer(most_shares=None)
    client.post("/shares/buy/", {"other_shares": "10001", "society": "on"})
    draft = Application.objects.get()
    step(client, draft, "who", holder="organisation")
    of_it = {"name": "Threlby Allotments Society 12", "representative": "Jo Harker", "exempt": "on"}
    told = {field: JO[field] for field in ("address", "postcode", "email")}
    assert step(client, draft, "particulars", **told, **of_it).status_code == 302
    step(client, draft, "agree", agreed="on")
    assert step(client, draft, "pay", way="cheque").status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.registered_society) == (State.AWAITING, True)


@pytest.mark.parametrize(
    ("closed", "sentence"),
    [
        ({"closes_on": -2}, "This offer has closed: it takes no more applications"),
        ({"most_raised_minor": 0}, "All the shares of this offer are taken"),
    ],
)
def test_a_closed_offer_takes_no_application(
    paper: Paper, client: Client, closed: dict[str, int], sentence: str
) -> None:
    if "closes_on" in closed:
        share_cast.an_offer(
            opens_on=share_cast.today() - dt.timedelta(days=9),
            closes_on=share_cast.today() - dt.timedelta(days=2),
        )
    else:
        share_cast.an_offer(**closed)
    answer = client.post("/shares/buy/", {"offer": "press", "shares": "10"})
    assert answer.status_code == 422
    assert summary_of(answer)[0][1] == sentence


def test_an_offer_that_closes_meanwhile_is_refused_at_the_end(offer: Offer, client: Client) -> None:
    draft = ready(client)
    Offer.objects.update(closed_at=timezone.now())
    answer = step(client, draft, "pay", way="card")
    assert answer.status_code == 422
    assert summary_of(answer) == [("step", "This offer has closed: it takes no more applications")]
    assert not Payment.objects.exists()


def test_an_offer_to_come_can_not_be_applied_for(paper: Paper, client: Client) -> None:
    share_cast.an_offer(opens_on=share_cast.today() + dt.timedelta(days=1))
    assert client.get("/shares/buy/?offer=press").headers["Location"] == "/shares/"
    assert "No offer of shares is open just now" in said(client.get("/shares/").content)


@pytest.mark.parametrize(
    ("field", "typed", "target", "words"),
    [
        ("name", "ZZ2 1AA", "id_name", "“ZZ2 1AA” looks like a postcode or a number"),
        ("name", "12345", "id_name", "looks like a postcode or a number"),
        ("name", "jo@post.example", "id_name", "looks like an email address"),
        ("name", "—", "id_name", "is no name: type it in full"),
        ("name", "", "id_name", "Type your name"),
        ("name", "x" * 201, "id_name", "longer than we can keep"),
        ("address", " ", "id_address", "the law wants it in the register"),
        ("postcode", "", "id_postcode", "or a dash if there is none"),
        ("born_on_month", "13", "id_born_on_0", "“14 13 1980” is no day of birth"),
        ("born_on_year", "2090", "id_born_on_0", "That day of birth is still to come"),
        ("born_on_year", "1880", "id_born_on_0", "Look at the year of birth once more"),
        ("born_on_year", "", "id_born_on_0", "is no day of birth"),
        ("email", "jo@", "id_email", "That is no email address"),
        ("email", "", "id_email", "Type the email address"),
    ],
)
def test_particulars_are_refused_where_they_are_wrong_and_all_that_was_typed_stays(
    offer: Offer, client: Client, field: str, typed: str, target: str, words: str
) -> None:
    draft = begun(client)
    step(client, draft, "who", holder="me")
    answer = step(client, draft, "particulars", **(JO | {field: typed, "email_for": "news"}))
    assert answer.status_code == 422
    ((led_to, sentence),) = summary_of(answer)
    assert led_to == target
    assert words in sentence
    page = said(answer.content)
    assert "<title>Error: Buy shares: particulars · The Ferry Bell</title>" in page
    if field != "address":
        assert "3 Ferry Stairs\nThrelby</textarea>" in page
    if field != "name":
        assert 'value="Jo Harker"' in page
    assert re.search(r'value="news"[^>]* checked', page)
    draft.refresh_from_db()
    assert not draft.name


def test_somebody_under_age_is_sent_to_a_parent(offer: Offer, client: Client) -> None:
    draft = begun(client)
    step(client, draft, "who", holder="me")
    young = str(share_cast.today().year - 12)
    answer = step(client, draft, "particulars", **(JO | {"born_on_year": young}))
    words = "Under 16 a parent or guardian applies: choose “A child” one step back"
    assert (answer.status_code, summary_of(answer)) == (422, [("id_born_on_0", words)])


def test_a_child_holds_shares_where_the_rules_allow_it(offer: Offer, client: Client) -> None:
    draft = begun(client)
    step(client, draft, "who", holder="child")
    young = str(share_cast.today().year - 12)
    told = JO | {"name": "Kit Harker", "born_on_year": young, "applicant_name": "Jo Harker"}
    grown = step(client, draft, "particulars", **(told | {"born_on_year": "1980"}))
    assert "applies for themselves" in summary_of(grown)[0][1]
    assert step(client, draft, "particulars", **told).status_code == 302
    draft.refresh_from_db()
    assert (draft.name, draft.giver_name) == ("Kit Harker", "Jo Harker")
    assert draft.holder == "child"


def test_a_child_is_no_choice_where_the_rules_want_members_of_age(
    offer: Offer, client: Client
) -> None:
    RulesVersion.objects.create(
        effective_on=dt.date(2020, 1, 1),
        values={"least_age": 16},
        authority="Rule 5",
        entered_at=timezone.now(),
    )
    draft = begun(client)
    page = said(client.get(f"/shares/buy/{draft.pk}/who/").content)
    assert 'value="me"' in page
    assert 'value="child"' not in page
    assert step(client, draft, "who", holder="child").status_code == 422


def test_who_holds_must_be_chosen_and_what_is_said_agreed_to(offer: Offer, client: Client) -> None:
    draft = begun(client)
    answer = step(client, draft, "who", holder="the cat")
    assert summary_of(answer) == [("id_holder_1", "Choose who will hold the shares")]
    step(client, draft, "who", holder="me")
    step(client, draft, "particulars", **JO)
    answer = step(client, draft, "agree")
    assert summary_of(answer) == [
        ("id_agreed", "Read what is said above and tick that you agree to it")
    ]


def test_no_step_can_be_skipped(offer: Offer, client: Client) -> None:
    draft = begun(client)
    for later in ("particulars", "agree", "pay"):
        answer = client.get(f"/shares/buy/{draft.pk}/{later}/")
        assert answer.headers["Location"] == f"/shares/buy/{draft.pk}/who/"
    assert client.get(f"/shares/buy/{draft.pk}/backwards/").status_code == 404


def test_each_step_keeps_what_was_typed_for_another_day(offer: Offer, client: Client) -> None:
    draft = ready(client, "25", email_for="notices")
    later = Client()
    assert re.search(
        r'value="25" checked', said(later.get(f"/shares/buy/{draft.pk}/how-many/").content)
    )
    page = said(later.get(f"/shares/buy/{draft.pk}/particulars/").content)
    for kept in ('value="Jo Harker"', "3 Ferry Stairs", 'value="1980"', 'value="ZZ2 1AA"'):
        assert kept in page
    assert re.search(r'value="notices"[^>]* checked', page)
    read_over = said(later.get(f"/shares/buy/{draft.pk}/pay/").content)
    for kept in ("25 · £250", "Jo Harker", "14 May 1980", "jo@post.example"):
        assert kept in read_over


def test_a_form_that_is_sent_twice_begins_one_application(offer: Offer, client: Client) -> None:
    page = said(client.get("/shares/buy/").content)
    once = re.findall(r'name="once" value="([0-9a-f-]{36})"', page)[0]
    for _time in range(2):
        answer = client.post("/shares/buy/", {"shares": "10", "once": once})
        assert answer.headers["Location"] == f"/shares/buy/{once}/who/"
    assert Application.objects.count() == 1


def test_from_two_windows_one_draft_is_one_application(offer: Offer, client: Client) -> None:
    draft = ready(client)
    first, second = (step(client, draft, "pay", way="cheque") for _window in range(2))
    assert first.headers["Location"] == f"/shares/application/{draft.pk}/"
    assert second.headers["Location"] == f"/shares/application/{draft.pk}/"
    assert Payment.objects.count() == 1
    changed = step(client, draft, "how-many", other_shares="500")
    assert changed.headers["Location"] == f"/shares/application/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.quantity == 10

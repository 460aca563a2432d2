"""Coming in by an address alone: a code, or a link, in a letter."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from masthead.mail.forget import forget_old
from masthead.mail.hand_over import hand_over
from masthead.mail.models import Letter
from masthead.people import audit
from masthead.people.account import account_for
from masthead.people.door.use_code import (
    CodeNotValid,
    LetterLinkNotValid,
    use_code,
    use_letter_link,
)
from masthead.people.forget_door import forget_door
from masthead.people.models import AuditRow, SignInCode, SignInTry, User
from masthead.people.staff import set_roles
from masthead.people.tests.door_cast import (
    ask_for_code,
    by_code,
    code_in,
    is_in,
    letter_to,
    link_in,
    take_on,
    the_post,
)
from tests.servers.mail import Catcher

ANN = "ann@reader.example"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_post()


@pytest.mark.parametrize("typed", ["", "ann at reader", "ann@", "a" * 250 + "@reader.example"])
def test_it_refuses_what_is_no_address(client: Client, typed: str) -> None:
    answer = client.post("/account/login/", {"email": typed})
    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_a_wrong_code_lets_nobody_in(client: Client) -> None:
    page = ask_for_code(client, ANN)
    right = code_in(letter_to(ANN))
    wrong = "0000 0000" if right != "0000 0000" else "1111 1111"
    answer = client.post(page, {"code": wrong})
    assert answer.status_code == 422
    assert "not the code of our latest letter" in answer.content.decode()
    assert not is_in(client)
    assert not User.objects.exists()


def test_a_code_of_one_page_opens_no_other(client: Client) -> None:
    ask_for_code(client, ANN)
    code = code_in(letter_to(ANN))
    other = ask_for_code(client, "bo@reader.example")
    assert client.post(other, {"code": code}).status_code == 422


def test_a_code_used_twice_opens_once(client: Client) -> None:
    page = ask_for_code(client, ANN)
    code = code_in(letter_to(ANN))
    assert client.post(page, {"code": code}).status_code == 302
    again = Client()
    answer = again.post(page, {"code": code})
    assert "used before or is too old" in answer.content.decode()
    assert not is_in(again)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(client: Client) -> None:
    ask_for_code(client, ANN)
    row, code = SignInCode.objects.get(), code_in(letter_to(ANN))
    with pytest.raises(CodeNotValid):
        use_code(row.pk, code=code, at=timezone.now() + dt.timedelta(minutes=15))
    assert use_code(row.pk, code=code, at=timezone.now() + dt.timedelta(minutes=14))


def test_the_link_is_looked_at_as_often_as_one_likes_and_opens_once(client: Client) -> None:
    ask_for_code(client, ANN)
    link = link_in(letter_to(ANN))
    scanner = Client()
    for _look in range(3):
        assert scanner.get(link).status_code == 200
        assert scanner.head(link).status_code == 200
    assert not is_in(scanner)
    assert client.post(link).status_code == 302
    assert is_in(client)
    for again in (Client().get, Client().post):
        assert again(link).status_code == 403


def test_after_the_code_the_link_opens_no_more(client: Client) -> None:
    by_code(client, ANN)
    assert Client().post(link_in(letter_to(ANN))).status_code == 403


def test_a_link_is_too_old_after_a_quarter_of_an_hour(client: Client) -> None:
    ask_for_code(client, ANN)
    secret = link_in(letter_to(ANN)).split("/")[-2]
    with pytest.raises(LetterLinkNotValid):
        use_letter_link(secret, at=timezone.now() + dt.timedelta(minutes=15))


def test_neither_code_nor_link_is_kept_beside_the_letter(client: Client) -> None:
    ask_for_code(client, ANN)
    letter = letter_to(ANN)
    code, secret = code_in(letter).replace(" ", ""), link_in(letter).split("/")[-2]
    kept = str([*SignInCode.objects.values(), *AuditRow.objects.values()])
    assert code not in kept
    assert secret not in kept


def test_the_first_right_code_makes_the_account_and_none_before_it(client: Client) -> None:
    page = ask_for_code(client, ANN)
    assert not User.objects.exists()
    client.post(page, {"code": code_in(letter_to(ANN))})
    ann = User.objects.get()
    assert (ann.email, ann.is_staff, ann.has_usable_password()) == (ANN, False, False)


def test_in_another_case_it_is_the_same_account(client: Client) -> None:
    by_code(client, ANN)
    by_code(Client(), "ANN@Reader.example")
    assert User.objects.count() == 1


def test_nobody_learns_who_is_known(client: Client) -> None:
    """Page, letter and what is asked of the database are the same for both."""
    account_for(ANN, by=audit.READER, at=timezone.now())
    known = client.post("/account/login/", {"email": ANN}, follow=True)
    unknown = Client().post("/account/login/", {"email": "bob@reader.example"}, follow=True)
    said = known.content.decode().replace(ANN, "").split("csrfmiddlewaretoken")
    other = unknown.content.decode().replace("bob@reader.example", "").split("csrfmiddlewaretoken")
    assert said[0] == other[0]
    assert said[1].split("</p>", 1)[1] == other[1].split("</p>", 1)[1]
    texts = [letter_to(ANN).text, letter_to("bob@reader.example").text]
    assert len({text.split("as ")[0] for text in texts}) == 1


def test_the_same_queries_are_asked_for_both(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    account_for(ANN, by=audit.READER, at=timezone.now())
    shapes = []
    for email in ("warm@reader.example", ANN, "bob@reader.example"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask_for_code(Client(), email)
        shapes.append(len(asked))
    assert shapes[1] == shapes[2]


def test_it_leads_back_to_where_one_wanted_to_go_and_nowhere_else(client: Client) -> None:
    assert by_code(client, ANN, next_="/account/gifts/") == "/account/gifts/"
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert by_code(Client(), f"x{len(evil)}@reader.example", next_=evil) == "/account/"


def test_the_staff_is_led_to_the_desk(client: Client) -> None:
    take_on("sub@post.example", "sub")
    assert by_code(client, "sub@post.example") == "/desk/"


def test_each_sign_in_is_written_down_with_its_way_and_no_address(client: Client) -> None:
    by_code(client, ANN)
    row = AuditRow.objects.get(verb="people.sign_in")
    assert row.details == {"ways": "code"}
    assert ANN not in str(AuditRow.objects.values())


def test_whoever_left_the_staff_is_a_reader_again_and_no_more(client: Client) -> None:
    take_on("ada@post.example", "administrator")
    bo = take_on("bo@post.example", "reporter")
    set_roles(bo, roles=[], by=audit.COMMAND, at=timezone.now())
    assert by_code(client, "bo@post.example") == "/account/"
    assert client.get("/desk/").status_code == 302
    bo.refresh_from_db()
    assert bo.is_active
    assert not bo.is_staff


def test_the_page_sets_no_cookie_but_that_of_the_form(client: Client) -> None:
    client.get("/account/login/")
    assert set(client.cookies) == {"csrftoken"}


@pytest.mark.parametrize("address", ["/desk/login/", "/_util/login/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_cms_s_own_doors_lead_to_ours(client: Client, address: str, method: str) -> None:
    answer = getattr(client, method)(f"{address}?next=/desk/stories/")
    assert answer.headers["Location"] == "/account/login/?next=%2Fdesk%2Fstories%2F"


def test_a_right_code_counts_as_no_guess(client: Client) -> None:
    by_code(client, ANN)
    doors = SignInTry.objects.values_list("digest", flat=True)
    assert len(doors) == 3  # the letter that was asked for, and twice where from


def test_signing_out_needs_a_press(client: Client) -> None:
    by_code(client, ANN)
    assert client.get("/account/logout/").status_code == 200
    assert is_in(client)
    client.post("/account/logout/")
    assert not is_in(client)


def test_the_words_of_the_letter_go_once_it_is_sent(client: Client, caught: Catcher) -> None:
    ask_for_code(client, ANN)
    letter = letter_to(ANN)
    code = code_in(letter)
    hand_over(str(letter.pk), at=timezone.now())
    assert code in caught.letters[0].get_content()
    letter.refresh_from_db()
    assert (letter.standing, letter.text) == ("sent", "")
    assert code not in letter.subject


def test_a_letter_that_was_not_sent_in_time_is_emptied_and_not_sent_any_more(
    client: Client,
) -> None:
    ask_for_code(client, ANN)
    forget_old(at=timezone.now() + dt.timedelta(minutes=59))
    assert code_in(letter_to(ANN))
    forget_old(at=timezone.now() + dt.timedelta(minutes=61))
    letter = letter_to(ANN)
    assert (letter.standing, letter.text) == ("failed", "")


def test_codes_and_sessions_that_are_over_are_forgotten(client: Client) -> None:
    by_code(client, ANN)
    now = timezone.now()
    forget_door(at=now)
    assert SignInCode.objects.count() == Session.objects.count() == 1
    forget_door(at=now + dt.timedelta(days=20))
    assert SignInCode.objects.count() == Session.objects.count() == 0

"""Mail that is wanted is ended with one click, from the letter itself, and by no scanner."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.test import Client

from masthead.mail.consent import has_consent, say, wanted
from masthead.mail.hand_over import hand_over
from masthead.mail.models import Consent, Letter, Purpose, Standing
from masthead.mail.preferences.choose import choose
from masthead.mail.preferences.link import choose_path, path_for, stop_path
from masthead.mail.send import send
from masthead.paper.found import found
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.servers.mail import Catcher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"
ONE_CLICK = "List-Unsubscribe=One-Click"
POSTED = "application/x-www-form-urlencoded"


@pytest.fixture
def paper() -> None:
    found("Bell & Ferry", society="The Ferry Bell Society", practice=False, at=AT)


@pytest.fixture
def consent() -> Consent:
    return wants(Purpose.NEWSLETTER)


@pytest.fixture
def reader() -> Client:
    return Client(enforce_csrf_checks=True)


def wants(purpose: str) -> Consent:
    return say(JO, purpose=purpose, given=True, wording="Yes", source="t", by=audit.READER, at=AT)


def letter(purpose: str = "", *, html: str = "") -> Letter:
    return send("k", to=JO, key="k:1", subject="s", text="Words", html=html, purpose=purpose, at=AT)


def read(client: Client, path: str, *, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def test_a_letter_that_must_go_out_offers_no_way_to_end_it(caught: Catcher) -> None:
    hand_over(str(letter().pk), at=AT)
    [came] = caught.letters
    assert came["List-Unsubscribe"] is None
    assert came.get_content().strip() == "Words"


def test_a_letter_of_a_purpose_is_ended_from_where_its_header_says(
    consent: Consent, reader: Client, caught: Catcher
) -> None:
    sent = letter(Purpose.NEWSLETTER, html="<html><body><p>Words</p></body></html>")
    hand_over(str(sent.pk), at=AT)
    [came] = caught.letters
    assert came["List-Unsubscribe-Post"] == ONE_CLICK
    [address] = re.findall(r"<http://127.0.0.1:\d+(/mail/stop/[^>]+)>", came["List-Unsubscribe"])
    answer = reader.post(address, ONE_CLICK, content_type=POSTED)
    assert (answer.status_code, answer.cookies) == (200, {})
    assert not has_consent(JO, Purpose.NEWSLETTER)
    said = Consent.objects.of(JO)[0]
    assert (said.source, said.wording) == ("one-click", "Stop: The newsletter")


def test_its_foot_says_how_in_words_and_on_the_page(consent: Consent, caught: Catcher) -> None:
    sent = letter(Purpose.NEWSLETTER, html="<html><body><p>Words</p></body></html>")
    hand_over(str(sent.pk), at=AT)
    text, page = (caught.letters[0].get_body([kind]) for kind in ("plain", "html"))
    assert text is not None
    assert page is not None
    said = "You get this because you said yes to: The newsletter (Bell & Ferry)."
    assert text.get_content().splitlines()[:4] == ["Words", "", "-- ", said]
    assert stop_path(consent) in text.get_content()
    assert choose_path(consent) in text.get_content()
    assert re.search(
        r"Bell &amp; Ferry\).*Stop it.*Choose what mail you get.*</p>\s*</body></html>",
        page.get_content(),
        re.DOTALL,
    )


def test_a_scanner_that_follows_the_link_ends_nothing(consent: Consent, reader: Client) -> None:
    path = stop_path(consent)
    assert "Stop this mail: The newsletter?" in read(reader, path)
    assert reader.head(path).status_code == 200
    assert has_consent(JO, Purpose.NEWSLETTER)


def test_the_button_ends_that_purpose_alone_and_pressed_twice_once(
    consent: Consent, reader: Client
) -> None:
    wants(Purpose.EVENTS)
    for _ in range(2):
        answer = reader.post(stop_path(consent))
        assert "You won’t get it any more" in answer.content.decode()
    assert wanted(JO) == {Purpose.EVENTS}
    assert Consent.objects.filter(given=False).count() == 1
    assert Consent.objects.of(JO)[0].source == "link"
    assert AuditRow.objects.filter(verb="mail.say", details__given=False).count() == 1


def test_what_was_written_before_it_was_ended_is_not_sent_after(
    consent: Consent, reader: Client, caught: Catcher
) -> None:
    waiting = letter(Purpose.NEWSLETTER)
    reader.post(stop_path(consent))
    hand_over(str(waiting.pk), at=AT)
    waiting.refresh_from_db()
    assert (waiting.standing, caught.letters) == (Standing.SUPPRESSED, [])


@pytest.mark.parametrize("cut", [slice(None, -2), slice(2, None), slice(0, 0)])
@pytest.mark.parametrize("name", ["stop", "choose"])
def test_a_link_that_was_changed_leads_to_nothing(
    consent: Consent, reader: Client, name: str, cut: slice
) -> None:
    signed = stop_path(consent).split("/")[3]
    assert reader.get(f"/mail/{name}/{signed[cut] or '0'}/").status_code == 404
    assert reader.post(f"/mail/stop/{signed[cut] or '0'}/", {}).status_code == 404
    assert has_consent(JO, Purpose.NEWSLETTER)


def test_the_link_of_somebody_who_was_erased_leads_to_nothing(
    consent: Consent, reader: Client
) -> None:
    Consent.objects.update(email="")
    assert reader.get(choose_path(consent)).status_code == 404
    assert reader.post(stop_path(consent)).status_code == 404


def test_the_pages_of_the_links_are_kept_by_nobody_and_show_the_address_to_its_owner_alone(
    consent: Consent, reader: Client
) -> None:
    for path in (stop_path(consent), choose_path(consent)):
        answer = reader.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "same-origin"
        assert JO not in answer.content.decode()
    assert "At j…@example.org we send you only what is ticked." in read(
        reader, choose_path(consent)
    )


def test_the_page_of_choices_is_written_down_as_it_was_ticked(consent: Consent) -> None:
    client = Client()
    ticked = {"purposes": [Purpose.APPEALS, Purpose.EVENTS]}
    answer = client.post(choose_path(consent), ticked, follow=True)
    assert "Saved." in answer.content.decode()
    assert wanted(JO) == {Purpose.APPEALS, Purpose.EVENTS}
    said = Consent.objects.of(JO).about(Purpose.EVENTS)[0]
    assert (said.wording, said.source) == ("Tell me about the paper’s events", "link")
    page = read(client, choose_path(consent))
    assert page.count(" checked") == 2


def test_all_of_it_is_ended_with_one_button(consent: Consent) -> None:
    wants(Purpose.EVENTS)
    ticked = {"purposes": [Purpose.EVENTS], "none": "1"}
    answer = Client().post(choose_path(consent), ticked, follow=True)
    assert "You get none of it." in answer.content.decode()
    assert wanted(JO) == set()


def test_a_purpose_that_there_is_not_is_refused_and_nothing_changes(consent: Consent) -> None:
    answer = Client().post(choose_path(consent), {"purposes": ["adverts"]})
    assert answer.status_code == 422
    assert wanted(JO) == {Purpose.NEWSLETTER}


def test_a_form_of_another_site_changes_nothing(consent: Consent, reader: Client) -> None:
    assert reader.post(choose_path(consent), {"none": "1"}).status_code == 403
    assert has_consent(JO, Purpose.NEWSLETTER)


def test_what_stays_as_it_was_is_no_new_answer(consent: Consent) -> None:
    for _ in range(2):
        choose(JO, purposes={"newsletter", "events"}, source="account", by=audit.READER, at=AT)
    assert Consent.objects.count() == 2


def test_an_address_that_never_chose_has_no_link(consent: Consent) -> None:
    assert path_for("somebody@example.org") == path_for("") == ""
    assert path_for("Jo.Harker@example.org") == choose_path(consent)

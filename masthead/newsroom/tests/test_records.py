import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from masthead.newsroom.blocks_publishing import PublishingBlocked
from masthead.newsroom.correct import CorrectionIncomplete, NothingToCorrect, correct
from masthead.newsroom.models import ArticlePage, Correction, Withdrawal
from masthead.newsroom.publish import publish
from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import printed, written
from masthead.newsroom.withdraw import NoticeMissing, NotPublished, withdraw
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
NOON = MORNING + dt.timedelta(hours=6)


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def corrected(story: ArticlePage, *, grave: bool = False, apology: bool = False) -> Correction:
    return correct(
        story,
        wrong="The turnout was given as 317.",
        right="It was 371.",
        told_on=dt.date(2026, 11, 23),
        grave=grave,
        apology=apology,
        by=audit.COMMAND,
        at=NOON,
    )


def test_a_draft_can_t_be_corrected() -> None:
    with pytest.raises(NothingToCorrect):
        corrected(written())


@pytest.mark.parametrize(("wrong", "right"), [("", "It was 371."), ("317", " \n")])
def test_a_correction_says_both_what_was_wrong_and_what_is_right(wrong: str, right: str) -> None:
    with pytest.raises(CorrectionIncomplete):
        correct(printed(), wrong=wrong, right=right, by=audit.COMMAND, at=NOON)


@pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
def test_the_database_lets_no_correction_change(change: str) -> None:
    correction = corrected(printed())
    changes: dict[str, Callable[[], object]] = {
        "DELETE": correction.delete,
        "UPDATE": lambda: Correction.objects.update(right="x"),
    }
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        changes[change]()


def test_a_correction_stands_on_the_story_on_its_page_and_in_the_feed(client: Client) -> None:
    story = printed()
    corrected(story, apology=True)
    for address in (story.address, "/corrections/", "/feeds/rss.xml", "/news/feeds/rss.xml"):
        page = client.get(address).content.decode()
        assert "The turnout was given as 317." in page, address
        assert "It was 371." in page
        assert "We were told on 23 November 2026. We apologise." in page
    assert "Correction: Trams to run all night" in client.get("/feeds/rss.xml").content.decode()
    assert AuditRow.objects.get(verb="newsroom.correct").subject_id == str(story.pk)


def test_a_grave_correction_stands_before_the_text_and_another_after_it(client: Client) -> None:
    grave, slight = printed("Grave"), printed("Slight")
    corrected(grave, grave=True)
    corrected(slight)
    one, other = (client.get(story.address).content.decode() for story in (grave, slight))
    assert one.index("It was 371.") < one.index("Drivers voted")
    assert other.index("It was 371.") > other.index("Drivers voted")


def test_publishing_anew_keeps_the_corrections(client: Client) -> None:
    story = printed()
    before = ArticlePage.objects.get(pk=story.pk)
    corrected(story)
    publish(before, by=audit.COMMAND, at=NOON)
    assert "It was 371." in client.get(story.address).content.decode()


def test_only_a_published_story_can_be_withdrawn() -> None:
    with pytest.raises(NotPublished):
        withdraw(written(), notice="Not ours.", by=audit.COMMAND, at=NOON)


def test_a_withdrawal_leaves_a_notice() -> None:
    story = printed()
    with pytest.raises(NoticeMissing):
        withdraw(story, notice="  ", by=audit.COMMAND, at=NOON)
    assert ArticlePage.objects.get(pk=story.pk).live


def test_a_withdrawn_story_answers_410_with_its_notice_and_nothing_of_itself(
    client: Client,
) -> None:
    story = printed()
    withdraw(story, notice="We could not stand this up.", by=audit.COMMAND, at=NOON)
    answer = client.get(story.address)
    assert answer.status_code == 410
    assert "We could not stand this up." in answer.content.decode()
    assert "Trams" not in answer.content.decode()
    assert client.get("/news/trams-to-run-all-night/")["Location"] == story.address
    assert AuditRow.objects.filter(verb="newsroom.withdraw").count() == 1


def test_a_withdrawn_story_is_gone_from_every_list(client: Client) -> None:
    story = printed()
    corrected(story)
    withdraw(story, notice="We could not stand this up.", by=audit.COMMAND, at=NOON)
    for address in ("/", "/news/", "/corrections/", "/feeds/rss.xml", "/search/?q=trams"):
        assert "Trams to run" not in client.get(address).content.decode(), address


def test_a_withdrawn_story_stays_withdrawn() -> None:
    story = printed()
    withdraw(story, notice="We could not stand this up.", by=audit.COMMAND, at=NOON)
    kept = ArticlePage.objects.get(pk=story.pk)
    with pytest.raises(PublishingBlocked, match="stays withdrawn"):
        publish(kept, by=audit.COMMAND, at=NOON)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Withdrawal.objects.all().delete()

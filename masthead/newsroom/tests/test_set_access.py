import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from masthead.newsroom.access.set_rules import HalfARule, RuleOutOfRange, set_rules
from masthead.newsroom.models import AccessRules, InFeeds, Readers
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import MORNING, a_paper, section
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
SCREEN = "/desk/readers/"


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"start_paragraphs": 21}, "start_paragraphs"),
        ({"meter_stories": 0}, "meter_stories"),
        ({"gift_opens": 0}, "gift_opens"),
        ({"gift_days": 367}, "gift_days"),
        ({"gifts_a_month": -1}, "gifts_a_month"),
        ({"archive_readers": Readers.SUPPORTERS, "archive_after_days": 10**9}, None),
        ({"early_readers": Readers.SUPPORTERS, "early_hours": 0}, "early_hours"),
    ],
)
def test_a_number_beyond_what_can_be_is_refused(changes: dict[str, object], name: str) -> None:
    with pytest.raises(RuleOutOfRange) as refused:
        set_rules(changes, by=audit.COMMAND, at=MORNING)
    assert refused.value.name == (name or "archive_after_days")
    assert not AccessRules.objects.exists()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"archive_readers": Readers.SUPPORTERS}, "archive_after_days"),
        ({"archive_after_days": 365}, "archive_readers"),
        ({"early_hours": 12}, "early_readers"),
        ({"early_hours": 12, "early_readers": Readers.EVERYONE}, "early_readers"),
    ],
)
def test_half_a_rule_is_refused(changes: dict[str, object], name: str) -> None:
    with pytest.raises(HalfARule) as refused:
        set_rules(changes, by=audit.COMMAND, at=MORNING)
    assert refused.value.name == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"archive_readers": 2, "archive_after_days": None},
        {"archive_readers": None, "archive_after_days": 2},
        {"archive_readers": 0, "archive_after_days": 2},
        {"early_readers": 4, "early_hours": 2},
        {"everyday_readers": 4},
        {"meter_stories": 0},
        {"id": 2},
    ],
)
def test_the_database_refuses_it_too(wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRules.objects.create(**({"id": 1} | wrong))


def test_a_decision_is_written_down_once_and_holds_at_once() -> None:
    version = Paper.objects.get().version
    for _time in range(2):
        cast.rules(in_feeds=InFeeds.NOTHING, everyday_readers=Readers.ACCOUNT)
    (row,) = AuditRow.objects.filter(verb="newsroom.set_access")
    assert row.details == {"in_feeds": "nothing", "everyday_readers": 1}
    paper = Paper.objects.get()
    assert paper.version == version + 1
    assert AccessRules.objects.of(paper).in_feeds == InFeeds.NOTHING


def test_what_is_no_rule_is_said_so() -> None:
    with pytest.raises(KeyError):
        set_rules({"id": 2}, by=audit.COMMAND, at=MORNING)


@pytest.mark.parametrize("kind", [*cast.KINDS, *cast.ROLES])
def test_only_an_administrator_decides(kind: str) -> None:
    client = cast.browser(kind)
    may = kind == "administrator"
    for answer in (client.get(SCREEN), client.post(SCREEN, {})):
        assert (answer.status_code in (200, 422)) == may
    assert not AccessRules.objects.exists()


def typed(**changed: object) -> dict[str, object]:
    return {
        "everyday_readers": 0,
        "members_too": "on",
        "start_paragraphs": 2,
        "archive_readers": "",
        "archive_after_days": "",
        "early_readers": "",
        "early_hours": "",
        "meter_stories": "",
        "gifts_a_month": 5,
        "gift_opens": 10,
        "gift_days": 14,
        "in_feeds": "start",
        "in_search": "start",
        "in_engines": "start",
    } | changed


@pytest.fixture
def desk() -> Client:
    return cast.browser("administrator")


def test_what_is_refused_stays_typed_with_the_reason_at_its_field(desk: Client) -> None:
    answer = desk.post(SCREEN, typed(archive_after_days=365, gift_days=3))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#id_archive_readers">Say both for whom and when, or neither.' in page
    assert 'value="365"' in page
    assert AccessRules.objects.first() is None


def test_a_decision_at_the_desk(desk: Client) -> None:
    cast.kept()
    answer = desk.post(SCREEN, typed(archive_readers=2, archive_after_days=365, meter_stories=3))
    assert answer.status_code == 302, answer.content.decode()
    rules = AccessRules.objects.get()
    assert (rules.archive_readers, rules.archive_after_days) == (2, 365)
    assert rules.meter_stories == 3
    page = cast.page(desk, SCREEN)
    assert "Supporters: 1 published story" in page
    answer = desk.post(SCREEN, typed())
    assert AccessRules.objects.get().archive_readers is None


def test_an_end_needs_somebody_for_whom_a_story_is_kept(desk: Client) -> None:
    story = cast.kept(None)
    form = desk.get(f"/desk/pages/{story.pk}/edit/").context["form"]
    filled = type(form)(
        {
            "title": "A",
            "slug": "a",
            "kind": "news",
            "body-count": 0,
            "readers_until": "2026-12-01 06:00",
        },
        instance=story,
        parent_page=section(),
        for_user=None,
    )
    filled.formsets = {}
    assert not filled.is_valid()
    assert filled.errors["readers"] == ["Say for whom the story is kept until then."]

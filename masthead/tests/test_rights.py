"""A person is told all that is held and erased on their asking, through every room."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from masthead.fund.models import Gift
from masthead.fund.tests.cast import NOON
from masthead.ledger.models import Posting
from masthead.mail.models import Letter
from masthead.payments.forget_notices import forget_notices
from masthead.payments.models import InboxRow
from masthead.people import audit, roles
from masthead.people.models import AuditRow, Person, User
from masthead.people.rights import journal
from masthead.people.rights.erase import OnTheStaff, StillRuns, erase
from masthead.people.rights.registry import Whom
from masthead.people.rights.repeat import repeat_erasures
from masthead.people.rights.tell import tell
from masthead.people.rights.whom import whom_at_desk, whom_goes, whom_signed_in
from masthead.people.staff import add_staff
from masthead.people.tests.door_cast import by_code
from masthead.supporters.models import State, Support
from masthead.tests import rights_cast as cast

pytestmark = pytest.mark.django_db
# What is kept by law, as docs/handbook/privacy.md says.
KEPT_BY_LAW = {"register_particulars"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path
    cast.a_paper()
    return tmp_path


@pytest.fixture
def person() -> Person:
    return cast.a_person()


def theirs(person: Person) -> Whom:
    return whom_at_desk(person)


def erased(person: Person) -> None:
    erase(theirs(person), by=audit.COMMAND, at=NOON)


def test_nobody_is_erased_whose_support_still_runs(person: Person) -> None:
    Support.objects.update(state=State.ACTIVE, ended_at=None)
    with pytest.raises(StillRuns, match="£5 still runs"):
        erased(person)
    assert not journal.path().exists()
    assert Person.objects.get(pk=person.pk).name == cast.NAME


def test_nobody_is_erased_who_is_on_the_staff(person: Person) -> None:
    add_staff(cast.EMAIL, role=roles.find("reporter"), by=audit.COMMAND, at=NOON)
    with pytest.raises(OnTheStaff):
        erased(person)


def test_the_canary_is_all_over_the_paper_before(person: Person) -> None:
    everywhere = {
        *("people_person", "people_user", "people_signincode", "mfa_authenticator"),
        *("checkout_promisedgift", "checkout_regulargift", "payments_inboxrow"),
        *("mail_letter", "mail_enclosure", "mail_consent", "mail_suppression"),
        *("batches_item", "reconcile_standingorder", "reconcile_payer"),
        *("supporters_call", "shares_application"),
    }
    assert everywhere <= cast.tables_with(cast.CANARY)


def test_after_erasure_the_canary_is_in_no_table_and_no_file(person: Person, folder: Path) -> None:
    erased(person)
    assert cast.tables_with(cast.CANARY) == set()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["erasures.jsonl"]
    assert cast.CANARY not in files[0].read_text()


def test_the_register_keeps_what_the_law_has_it_keep(person: Person) -> None:
    cast.becomes_a_member(person)
    erased(person)
    assert cast.tables_with(cast.CANARY) == KEPT_BY_LAW


def test_the_money_stays_where_it_was(person: Person) -> None:
    before = list(Posting.objects.order_by("pk").values())
    erased(person)
    assert list(Posting.objects.order_by("pk").values()) == before
    gift = Gift.objects.get()
    assert (gift.amount_minor, str(gift.giver)) == (2_000, "somebody without a name")


def test_a_letter_that_waits_is_not_sent_to_whoever_was_erased(person: Person) -> None:
    erased(person)
    assert not Letter.objects.filter(standing="waiting").exclude(to="").exists()


def test_another_with_the_same_address_keeps_their_letters(person: Person) -> None:
    Person.objects.create(name="Tom Moss", email=cast.EMAIL, added_at=NOON)
    User.objects.filter(email=cast.EMAIL).update(email="elsewhere@post.example")
    erased(person)
    assert Letter.objects.filter(to=cast.EMAIL).exists()


def test_a_letter_file_of_a_practice_paper_goes_too(
    person: Person, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    (folder / "mail").mkdir()
    (folder / "mail" / "1.eml").write_text(f"To: {cast.EMAIL}\n\n{cast.NAME}")
    (folder / "mail" / "2.eml").write_text("To: clerk@ferrybell.example\n\nHello")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        erased(person)
    assert [path.name for path in (folder / "mail").iterdir()] == ["2.eml"]


def test_it_is_written_down_without_a_name(person: Person) -> None:
    erased(person)
    rows = AuditRow.objects.filter(verb="people.erase")
    assert {row.subject_type for row in rows} == {"people.person", "people.user"}
    (line,) = journal.path().read_text().splitlines()
    assert set(json.loads(line)) == {"at", "people", "users"}


def test_an_erasure_is_repeated_in_a_database_that_does_not_know_of_it(person: Person) -> None:
    before = Person.objects.get(pk=person.pk)
    erased(person)
    assert repeat_erasures(by=audit.COMMAND, at=NOON) == 0
    Person.objects.filter(pk=person.pk).update(
        name=before.name, email=before.email, found_by=before.found_by, erased_at=None
    )
    assert repeat_erasures(by=audit.COMMAND, at=NOON) == 1
    assert cast.tables_with(cast.CANARY) == set()


def test_another_who_got_the_number_after_a_restore_is_not_erased(person: Person) -> None:
    erased(person)
    Person.objects.filter(pk=person.pk).update(
        name="Somebody Else", erased_at=None, added_at=NOON + dt.timedelta(days=1)
    )
    assert repeat_erasures(by=audit.COMMAND, at=NOON) == 0
    assert Person.objects.get(pk=person.pk).name == "Somebody Else"


def test_all_that_is_held_is_in_one_file(person: Person) -> None:
    cast.becomes_a_member(person)
    whom = theirs(person)
    told = tell(whom, paper_name="The Ferry Bell", by=audit.COMMAND, at=NOON)
    archive = zipfile.ZipFile(io.BytesIO(told.file))
    assert archive.namelist() == ["held.html", "held.json"]
    data = json.loads(archive.read("held.json"))
    titles = {part["title"] for part in data["held"]}
    assert {"Particulars", "Gifts", "Letters by mail", "Regular support", "Membership"} <= titles
    assert cast.NAME in archive.read("held.html").decode()
    assert AuditRow.objects.filter(verb="people.tell").exists()


def test_at_the_desk_an_account_goes_too_that_only_its_address_ties_to_the_person(
    person: Person,
) -> None:
    User.objects.filter(email=cast.EMAIL).update(person=None)
    erased(person)
    assert cast.tables_with(cast.CANARY) == set()


def test_nobody_erases_the_account_of_another_by_an_address_that_they_only_typed(
    person: Person,
) -> None:
    User.objects.filter(email=cast.EMAIL).update(person=None)
    Person.objects.filter(email=cast.EMAIL).update(email="")
    other = Person.objects.create(name="Mallory", email=cast.EMAIL, added_at=NOON)
    user = User.objects.create(email="mallory@post.example", person=other)
    whom = whom_goes(user)
    assert whom.users == (user.pk,)
    assert whom.emails == ("mallory@post.example",)


def test_nobody_is_told_what_is_held_by_an_address_that_they_only_typed(person: Person) -> None:
    other = Person.objects.create(name="Mallory", email=cast.EMAIL, added_at=NOON)
    user = User.objects.create(email="mallory@post.example", person=other)
    assert whom_signed_in(user).emails == ("mallory@post.example",)


def test_somebody_gets_their_file_and_erases_themself(person: Person, client: Client) -> None:
    Authenticator.objects.all().delete()
    assert by_code(client, cast.EMAIL, next_="/account/data/") == "/account/data/"
    assert "Letters by mail" in client.get("/account/data/").content.decode()
    answer = client.post("/account/data/")
    assert answer.headers["Content-Type"] == "application/zip"
    assert client.post("/account/erase/").status_code == 422
    assert Person.objects.get(pk=person.pk).erased_at is None
    assert client.post("/account/erase/", {"sure": "on"}).headers["Location"] == "/account/erased/"
    assert "You are erased" in client.get("/account/erased/").content.decode()
    assert client.get("/account/data/").status_code == 302
    assert cast.tables_with(cast.CANARY) == set()


def test_a_session_of_yesterday_neither_gets_the_file_nor_erases(
    person: Person, client: Client
) -> None:
    client.force_login(User.objects.get(email=cast.EMAIL))
    for path in ("data", "erase"):
        assert (
            "/account/again/"
            in client.post(f"/account/{path}/", {"sure": "on"}).headers["Location"]
        )
    assert Person.objects.get(pk=person.pk).erased_at is None


def test_one_of_a_household_reads_that_the_other_stays(person: Person, client: Client) -> None:
    Authenticator.objects.all().delete()
    other = Person.objects.create(name="Tom Moss", email=cast.EMAIL, added_at=NOON)
    by_code(client, cast.EMAIL, next_="/account/erase/")
    assert "under another name" in client.get("/account/erase/").content.decode()
    client.post("/account/erase/", {"sure": "on"})
    assert Person.objects.get(pk=other.pk).name == "Tom Moss"
    assert Person.objects.get(pk=person.pk).name == ""
    assert Letter.objects.filter(to=cast.EMAIL).exists()


@pytest.mark.parametrize("word", ["sub_1", "visit_1", "change_1", "man_9", "set_9", "pay_9"])
def test_a_gateway_s_notices_of_support_are_emptied(person: Person, word: str) -> None:
    cast.collects_support(person)
    notice = InboxRow.objects.create(
        provider="practice",
        digest=word,
        body=f'["{word}", "{cast.NAME}"]'.encode(),
        received_at=NOON,
        try_at=NOON,
        handled_at=NOON,
    )
    erased(person)
    notice.refresh_from_db()
    assert bytes(notice.body) == b""


def test_notices_are_looked_through_for_years_of_payments() -> None:
    assert forget_notices([f"pay_{number}" for number in range(2_000)]) == 0

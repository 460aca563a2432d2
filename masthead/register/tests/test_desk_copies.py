"""Copies of the register at the desk: the inspection log, and two persons for the whole."""

import html
import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from masthead.people.models import AuditRow
from masthead.register.models import Export, ExportYes, Inspection
from masthead.register.tests.cast import moment
from masthead.register.tests.society import (
    ada_of_case_1,
    lent,
    on_staff,
    secretary_takes_office,
    the_ferry_bell,
)
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
INSPECT, EXPORTS = "/desk/society/inspections/", "/desk/society/exports/"
COPY = {"who": "Eve Sallow", "interest": "funds", "form": "csv", "as_at": "2024-07-01"}
WANTED = {"form": "csv", "as_at": "2024-07-01", "known_on": "", "why": "for the auditor"}
Clock = Callable[[str], None]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Found the society, and stop the clock; calling it moves it to another day."""

    def stop(on: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment(on))

    the_ferry_bell()
    lent(ada_of_case_1(), 81_500, on="2023-02-01")
    secretary_takes_office()
    stop("2024-07-01")
    return stop


def signed_in(role: str, *, name: str = "") -> Client:
    client = Client()
    user = on_staff(role, name=name)
    sign_in(client, user)
    return client


@pytest.fixture
def secretary() -> Client:
    return signed_in("secretary")


@pytest.fixture
def second() -> Client:
    return signed_in("administrator")


def words(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page)).split())


def taken(client: Client) -> bytes:
    answer = client.get(f"{EXPORTS}{Export.objects.get().pk}/file/")
    return b"".join(answer) if answer.status_code == 200 else b""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"who": " "}, "Type who inspects the register"),
        ({"interest": "member"}, "Type the number of the member who inspects it"),
        ({"interest": "member", "member": "99"}, "Nobody has that member number"),
        ({"as_at": "2024-07-02"}, "That day is still to come"),
    ],
)
def test_nobody_inspects_unnamed(secretary: Client, typed: dict[str, str], why: str) -> None:
    answer = secretary.post(INSPECT, COPY | typed)
    assert answer.status_code == 422
    assert why in html.unescape(answer.content.decode())
    assert not Inspection.objects.exists()


@pytest.mark.parametrize("form", ["csv", "pdf"])
def test_case_4_the_copy_handed_over_has_no_figure_and_is_in_the_log(
    secretary: Client, form: str, pdf_text: Callable[[bytes], str]
) -> None:
    """Case 4: names, addresses, dates, officers, no share or loan figure anywhere."""
    answer = secretary.post(INSPECT, COPY | {"form": form, "interest": "member", "member": "7"})
    assert f"register-inspection-2024-07-01.{form}" in answer["Content-Disposition"]
    made = b"".join(answer)
    said = pdf_text(made) if form == "pdf" else made.decode()
    assert "Ada Quill" in said
    assert "Dot Farrier" in said
    assert not re.search(r"815|Ordinary|[Ll]oan|paid|£", said)
    log = words(secretary, INSPECT)
    assert "1 Jul 2024, 12:00 Eve Sallow A member 7" in log
    assert AuditRow.objects.filter(verb="register.inspect").count() == 1


def test_whoever_asks_for_the_whole_register_can_t_agree_as_well(secretary: Client) -> None:
    assert secretary.post(EXPORTS, WANTED | {"why": ""}).status_code == 422
    secretary.post(EXPORTS, WANTED)
    export = Export.objects.get()
    said = secretary.post(f"{EXPORTS}{export.pk}/agree/", follow=True).content.decode()
    assert "Somebody else must agree" in said
    assert taken(secretary) == b""
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportYes.objects.create(export=export, at=moment("2024-07-01"), by=export.by)


def test_the_whole_register_is_taken_once_a_second_person_has_agreed(
    secretary: Client, second: Client
) -> None:
    secretary.post(EXPORTS, WANTED)
    assert "for the auditor" in words(second, EXPORTS)
    second.post(f"{EXPORTS}{Export.objects.get().pk}/agree/")
    assert b"Ada Quill" in taken(secretary)
    assert b"815.00" in taken(secretary)
    verbs = AuditRow.objects.filter(verb__endswith="_export").values_list("verb", flat=True)
    assert list(verbs.order_by("pk"))[:3] == [
        "register.ask_export",
        "register.agree_export",
        "register.take_export",
    ]


def test_the_second_person_doesn_t_get_the_file(secretary: Client, second: Client) -> None:
    secretary.post(EXPORTS, WANTED)
    second.post(f"{EXPORTS}{Export.objects.get().pk}/agree/")
    assert taken(second) == b""
    another = signed_in("secretary", name="another")
    assert taken(another) == b""


def test_a_yes_is_good_for_a_week(secretary: Client, second: Client, clock: Clock) -> None:
    secretary.post(EXPORTS, WANTED)
    second.post(f"{EXPORTS}{Export.objects.get().pk}/agree/")
    clock("2024-07-09")
    assert taken(secretary) == b""
    assert "Over: a week has passed" in words(secretary, EXPORTS)


def test_a_question_a_week_old_is_not_agreed_to(
    secretary: Client, second: Client, clock: Clock
) -> None:
    secretary.post(EXPORTS, WANTED)
    clock("2024-07-09")
    second.post(f"{EXPORTS}{Export.objects.get().pk}/agree/")
    assert not ExportYes.objects.exists()


def test_nobody_else_sees_who_asked() -> None:
    reporter = signed_in("reporter")
    assert reporter.get(EXPORTS).status_code in {302, 403}
    assert reporter.post(f"{EXPORTS}1/agree/").status_code in {302, 403}

"""To whom is written about a support."""

import pytest

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.join_records import join_records
from masthead.people.models import Person
from masthead.supporters.letters.again import tell_link
from masthead.supporters.models import Support
from masthead.supporters.tests.cast import NOON, ada, supports, the_ferry_bell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def joined_into(kept: Person) -> Support:
    """Return the support of a record that was joined into another."""
    old = ada(name="A. Quill", email="old@example.org")
    support = supports(old)
    join_records(kept, old, by=audit.COMMAND, at=NOON)
    return Support.objects.get(pk=support.pk)


def test_whoever_has_no_address_is_not_written_to() -> None:
    assert tell_link(supports(ada(email="")), occasion="1", at=NOON) is None


def test_the_record_that_is_kept_is_written_to_and_not_the_one_joined_into_it() -> None:
    tell_link(joined_into(ada()), occasion="1", at=NOON)
    letter = Letter.objects.get()
    assert letter.to == "ada@example.org"
    assert "Dear Ada Quill" in letter.text


def test_where_no_other_address_is_kept_the_supporters_own_is_written_to() -> None:
    tell_link(joined_into(ada(email="")), occasion="1", at=NOON)
    assert Letter.objects.get().to == "old@example.org"

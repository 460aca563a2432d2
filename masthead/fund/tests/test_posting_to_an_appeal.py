"""A posting counts to an appeal that there is; the book, below the fund, can’t see to it itself."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, post

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_the_database_refuses_a_leg_that_names_no_appeal_there_is() -> None:
    legs = [Leg(Account.BANK, 500), Leg(Account.GIFTS, -500, appeal=uuid.uuid4())]
    with pytest.raises(IntegrityError, match="an appeal that there is"), transaction.atomic():
        post("x:1:y", legs=legs, currency="GBP", on=NOON.date(), at=NOON, narration="Gift")
    assert not Entry.objects.exists()

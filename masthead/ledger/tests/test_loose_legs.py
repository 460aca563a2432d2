"""A leg that a careless connection to SQLite left without its entry is noticed."""

import pytest

from masthead.ledger.balances import loose_legs
from masthead.ledger.models import new_id
from masthead.ledger.tests.plain import leg, plain
from masthead.ledger.tests.test_post import a_gift
from tests.database import Database


@pytest.mark.django_db
def test_a_posted_entry_leaves_none() -> None:
    a_gift()
    assert loose_legs() == 0


@pytest.mark.sqlite
def test_a_pair_that_belongs_to_nothing_is_counted(committed_db: Database) -> None:
    nothing = new_id().hex
    with plain(committed_db) as careless:
        careless.execute(leg(nothing, 1_000))
        careless.execute(leg(nothing, -1_000, account="gifts"))
        careless.commit()
    assert loose_legs() == 2

"""Between two transactions of PostgreSQL nothing slips into the book."""

import psycopg
import pytest

from masthead.ledger.models import new_id
from masthead.ledger.tests.plain import entry, leg, plain
from tests.database import Database

pytestmark = pytest.mark.postgresql


def legs(own_id: str, *, day: str = "2026-06-13") -> list[str]:
    return [leg(own_id, 1000, day=day), leg(own_id, -1000, account="gifts", day=day)]


def total_of(database: Database, own_id: str) -> tuple[int, int]:
    with plain(database) as reader:
        query = (
            f"SELECT COUNT(*), SUM(amount_minor) FROM ledger_posting WHERE entry_id = '{own_id}'"
        )
        count, total = reader.execute(query).fetchone()
        return count, int(total)


@pytest.mark.parametrize("isolation", list(psycopg.IsolationLevel))
def test_a_leg_cannot_slip_into_an_entry_committed_meanwhile(
    committed_db: Database, isolation: psycopg.IsolationLevel
) -> None:
    own_id = new_id().hex
    with plain(committed_db) as late, plain(committed_db) as honest:
        late.isolation_level = isolation
        late.execute(leg(own_id, -999))
        for statement in [*legs(own_id), entry(own_id)]:
            honest.execute(statement)
        honest.commit()
        with pytest.raises(psycopg.Error):
            late.commit()
    assert total_of(committed_db, own_id) == (2, 0)


def test_a_balanced_pair_of_another_day_cannot_slip_in_either(committed_db: Database) -> None:
    own_id = new_id().hex
    with plain(committed_db) as late, plain(committed_db) as honest:
        for statement in legs(own_id, day="2026-05-13"):
            late.execute(statement)
        for statement in [*legs(own_id), entry(own_id)]:
            honest.execute(statement)
        honest.commit()
        with pytest.raises(psycopg.IntegrityError):
            late.commit()
    assert total_of(committed_db, own_id) == (2, 0)

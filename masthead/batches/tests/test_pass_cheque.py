"""One cheque in two batches: the second waits."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from masthead.batches.discard_batch import discard_batch
from masthead.batches.models import Batch
from masthead.batches.pass_cheque import NotBlocked, ReasonMissing, SamePerson, pass_cheque
from masthead.batches.post_batch import (
    ChequeTwice,
    post_batch,
)
from masthead.batches.remove_item import remove_item
from masthead.batches.tests.cast import CHEQUE, NOON, clerk, counted, raised, typed
from masthead.fund.tests.cast import the_ferry_bell


@pytest.mark.usefixtures("fund")
class TestOneChequeTwice:
    def test_the_second_is_blocked_until_it_is_removed(self) -> None:
        """Case 7: two clerks enter one cheque in two batches."""
        first, second = counted(by=clerk("ann")), counted(2, 3_000, by=clerk("ben"))
        typed(first, method="cheque", **CHEQUE)
        twice = typed(second, method="cheque", **CHEQUE)
        typed(second, 2_000)
        assert twice.is_blocked
        with pytest.raises(ChequeTwice, match="000101"):
            post_batch(second, by=second.opened_by, at=NOON)
        post_batch(first, by=first.opened_by, at=NOON)
        remove_item(twice, by=second.opened_by, at=NOON)
        typed(second, method="cheque", **(CHEQUE | {"cheque_number": "000102"}))
        post_batch(second, by=second.opened_by, at=NOON)
        assert raised() == 4_000

    def test_or_until_a_second_person_lets_it_pass_with_a_reason(self) -> None:
        """Case 7: a second person overrides."""
        first, second = counted(by=clerk("ann")), counted(by=clerk("ben"))
        clear = typed(first, method="cheque", **CHEQUE)
        twice = typed(second, method="cheque", **CHEQUE)
        with pytest.raises(NotBlocked):
            pass_cheque(clear, why="x", by=clerk("cat"), at=NOON)
        with pytest.raises(ReasonMissing):
            pass_cheque(twice, why=" ", by=clerk("cat"), at=NOON)
        with pytest.raises(SamePerson):
            pass_cheque(twice, why="Two accounts", by=clerk("ben"), at=NOON)
        pass_cheque(twice, why="Two books of one number", by=clerk("cat"), at=NOON)
        post_batch(second, by=second.opened_by, at=NOON)
        assert raised() == 1_000

    def test_a_cheque_freed_by_the_first_is_the_seconds(self) -> None:
        first, second = counted(by=clerk("ann")), counted(by=clerk("ben"))
        removed = typed(first, method="cheque", **CHEQUE)
        typed(second, method="cheque", **CHEQUE)
        remove_item(removed, by=first.opened_by, at=NOON)
        post_batch(second, by=second.opened_by, at=NOON)
        assert raised() == 1_000

    def test_a_discarded_batch_frees_its_cheques(self) -> None:
        first, second = counted(by=clerk("ann")), counted(by=clerk("ben"))
        typed(first, method="cheque", **CHEQUE)
        discard_batch(first, by=first.opened_by, at=NOON)
        assert not typed(second, method="cheque", **CHEQUE).is_blocked

    def test_twice_in_one_batch_is_twice_too(self) -> None:
        batch = counted(2, 2_000)
        typed(batch, method="cheque", **CHEQUE)
        assert typed(batch, method="cheque", **CHEQUE).is_blocked


def test_of_two_who_type_one_cheque_at_once_one_is_blocked(committed_db: object) -> None:
    """Case 7, at once."""
    the_ferry_bell()
    batches = [counted(by=clerk(name)) for name in ("ann", "ben", "cat", "dan")]

    def enter(batch: Batch) -> bool:
        try:
            return typed(batch, method="cheque", **CHEQUE).is_blocked
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(enter, batches)) == [False, True, True, True]

"""What was settled wrongly is undone: reversed, and the line waits again."""

import pytest

from masthead.batches.models import Banking, Batch, Part
from masthead.batches.post_batch import post_batch
from masthead.batches.tests.cast import counted, typed
from masthead.batches.unbank import UnbankedAlready, unbank
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.reconcile.models import How, Payer, waiting
from masthead.reconcile.settle_gift import settle_gift
from masthead.reconcile.settle_otherwise import settle_as, settle_batch
from masthead.reconcile.tests.cast import AT, BY, holds, one_line, person, raised, standing
from masthead.reconcile.undo import StaysSettled, UndoneAlready, undo

pytestmark = pytest.mark.usefixtures("june")


def posted() -> Batch:
    """Post a batch of £10 in cash and a cheque for £5."""
    batch = counted(2, 1_500)
    typed(batch, 1_000, method="cash")
    typed(batch, 500, method="cheque")
    post_batch(batch, by=batch.opened_by, at=AT)
    return batch


def in_hand() -> tuple[int, int]:
    return holds(Account.CASH_IN_HAND), holds(Account.CHEQUES_IN_HAND)


def test_it_refuses_a_batch_of_which_nobody_wrote_down_the_parts() -> None:
    settle_batch(one_line(1_500), posted(), parts=(Part.CASH, Part.CHEQUES), **BY)
    made = standing()
    made.bankings.clear()
    with pytest.raises(StaysSettled):
        undo(made, why="slip", **BY)
    assert in_hand() == (0, 0)


def test_it_refuses_to_take_a_banking_back_twice() -> None:
    settle_batch(one_line(500), posted(), parts=(Part.CHEQUES,), **BY)
    undo(standing(), why="slip", **BY)
    with pytest.raises(UnbankedAlready):
        unbank(Banking.objects.get(), **BY)


def test_a_batch_is_in_hand_again_and_can_be_paid_in_once_more() -> None:
    batch, line = posted(), one_line(1_500)
    for _time in range(2):
        settle_batch(line, batch, parts=(Part.CASH, Part.CHEQUES), **BY)
        assert (*in_hand(), holds(Account.BANK), holds(Account.UNIDENTIFIED)) == (0, 0, 1_500, 0)
        assert not Batch.objects.to_be_banked().exists()
        undo(standing(), why="of another batch", **BY)
        assert (*in_hand(), holds(Account.UNIDENTIFIED)) == (1_000, 500, -1_500)
        assert Batch.objects.to_be_banked().get() == batch
    assert (waiting().get(), raised()) == (line, 1_500)


def test_only_the_part_that_the_line_was_is_in_hand_again() -> None:
    batch = posted()
    settle_batch(one_line(1_000, "CASH"), batch, parts=(Part.CASH,), **BY)
    first = standing()
    settle_batch(one_line(500, "CHEQUES"), batch, parts=(Part.CHEQUES,), **BY)
    undo(first, why="slip", **BY)
    assert in_hand() == (1_000, 0)


def test_undoing_a_gift_reverses_it_and_the_line_waits() -> None:
    line = one_line()
    settle_gift(line, giver=person(), always=True, **BY)
    made = standing()
    undo(made, why="of her sister", **BY)
    assert (raised(), holds(Account.UNIDENTIFIED), holds(Account.BANK)) == (0, -1_000, 1_000)
    assert Entry.objects.filter(reverses__isnull=False).count() == 1
    assert not Payer.objects.get().always
    with pytest.raises(UndoneAlready):
        undo(made, why="of her sister", **BY)
    settle_gift(line, giver=person("Bea Ashby"), **BY)
    assert (raised(), holds(Account.UNIDENTIFIED)) == (1_000, 0)


def test_undoing_anything_else_reverses_its_entry() -> None:
    line = one_line()
    settle_as(line, How.SHARE, **BY)
    undo(standing(), why="", **BY)
    assert (holds(Account.SHARE_APPLICATIONS), holds(Account.UNIDENTIFIED)) == (0, -1_000)
    settle_as(line, How.SHARE, **BY)
    assert holds(Account.SHARE_APPLICATIONS) == -1_000

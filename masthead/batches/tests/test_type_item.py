"""Typing a gift into a batch."""

import pytest

from masthead.batches.bank_batch import bank_batch
from masthead.batches.cheque_numbers import ChequeMistyped
from masthead.batches.models import Batch, Part
from masthead.batches.post_batch import (
    post_batch,
)
from masthead.batches.tests.cast import CHEQUE, NOON, clerk, counted, typed
from masthead.batches.type_item import (
    ReferenceTwice,
    Typed,
    type_item,
)
from masthead.checkout.tests.cast import set_out
from masthead.fund.reverse_gift import reverse_gift
from masthead.fund.tests.cast import JUNE_13
from masthead.ledger.models import new_id
from masthead.paper.models import the_paper
from masthead.payments.models import Way
from masthead.people import audit


@pytest.mark.usefixtures("fund")
class TestTyping:
    def test_a_row_sent_twice_is_one_item(self) -> None:
        batch, key = counted(), new_id()
        gift = Typed(1_000, "cash")
        for _ in range(2):
            type_item(batch, gift, key=key, by=batch.opened_by, at=NOON)
        assert batch.items.count() == 1

    def test_one_cheque_typed_in_two_ways_is_one_cheque(self) -> None:
        """Case 7, though each clerk types the numbers in their own way."""
        first, second = counted(by=clerk("ann")), counted(by=clerk("ben"))
        typed(first, method="cheque", **CHEQUE)
        other_way = {"sort_code": "40-40-40", "account": "1234 5678", "cheque_number": "101"}
        gift = Typed(1_000, "cheque", **other_way)  # type: ignore[arg-type]
        assert type_item(second, gift, by=second.opened_by, at=NOON).is_blocked

    @pytest.mark.parametrize(
        "wrong", [{"sort_code": "4040"}, {"account": "12345"}, {"cheque_number": "1O1"}]
    )
    def test_it_refuses_numbers_that_no_cheque_has(self, wrong: dict[str, str]) -> None:
        batch = counted()
        gift = Typed(1_000, "cheque", **(dict(CHEQUE) | wrong))  # type: ignore[arg-type]
        with pytest.raises(ChequeMistyped):
            type_item(batch, gift, by=batch.opened_by, at=NOON)

    def test_a_promised_gift_comes_once_and_brings_what_its_giver_typed(self) -> None:
        promised = set_out(the_paper(), 1_000, way=Way.CHEQUE, name="Ada Pell", thank="full")
        first, second = counted(), counted()
        typed(first, method="cheque", reference=promised.reference)
        with pytest.raises(ReferenceTwice, match=f"Batch {first.number}"):
            typed(second, method="cheque", reference=promised.reference)
        gift = post_batch(first, by=first.opened_by, at=NOON)[0]
        assert gift.giver is not None
        assert (gift.giver.name, gift.thank, gift.payment) == ("Ada Pell", "full", promised.pk)

    def test_a_gift_reversed_is_not_paid_in(self) -> None:
        batch = counted(2, 3_000)
        typed(batch, 1_000, method="cheque")
        typed(batch, 2_000, method="cheque")
        gifts = post_batch(batch, by=batch.opened_by, at=NOON)
        reverse_gift(gifts[0], why="Nobody gave it", by=audit.COMMAND, at=NOON)
        waiting = Batch.objects.to_be_banked().get()
        assert (waiting.cheques_minor, waiting.cash_minor) == (2_000, 0)  # type: ignore[attr-defined]
        banking = bank_batch(batch, part=Part.CHEQUES, on=JUNE_13, by=audit.COMMAND, at=NOON)
        assert banking.amount_minor == 2_000
        assert not Batch.objects.to_be_banked().exists()

"""Posting a batch: whole, once, and only when it is what was counted."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from masthead.batches.bank_batch import BankedAlready, NothingToBank, NotPosted, bank_batch
from masthead.batches.cheque_numbers import ChequeMistyped
from masthead.batches.discard_batch import discard_batch
from masthead.batches.models import Batch, Item, Part
from masthead.batches.pass_cheque import NotBlocked, ReasonMissing, SamePerson, pass_cheque
from masthead.batches.post_batch import (
    ChequeTwice,
    ControlsDiffer,
    SecondPersonNeeded,
    post_batch,
)
from masthead.batches.remove_item import remove_item
from masthead.batches.tests.cast import CHEQUE, clerk, counted, typed
from masthead.batches.type_item import (
    BatchEnded,
    ChequeIncomplete,
    ReferenceTwice,
    Typed,
    type_item,
)
from masthead.checkout.tests.cast import set_out
from masthead.checkout.thanking import NotEnoughToThank
from masthead.fund.models import Gift
from masthead.fund.reverse_gift import reverse_gift
from masthead.fund.tests.cast import JULY_2, JUNE_13, june_fund, noon_of, the_ferry_bell
from masthead.fund.totals import totals
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.ledger.models import new_id
from masthead.paper.amend import amend
from masthead.paper.models import the_paper
from masthead.payments.models import Way
from masthead.people import audit
from masthead.people.models import Person

NOON = noon_of(JUNE_13)


@pytest.fixture
def fund(db: None) -> None:
    the_ferry_bell()
    june_fund()


def raised() -> int:
    found = totals(on=JUNE_13)
    assert found is not None
    return found.raised_minor


@pytest.mark.usefixtures("fund")
class TestPosting:
    def test_it_refuses_twelve_items_of_a_penny_less_than_the_340_pounds_counted(self) -> None:
        """Twelve items and £340.00 counted against £339.99 typed (money.md, "Also")."""
        batch = counted(12, 34_000)
        for pence in [2_800] * 11 + [3_199]:
            typed(batch, pence)
        with pytest.raises(ControlsDiffer, match=r"12 gifts of £340; typed are 12 of £339.99"):
            post_batch(batch, by=batch.opened_by, at=NOON)
        assert raised() == 0
        assert not Gift.objects.exists()

    def test_it_refuses_a_gift_too_few_though_the_total_agrees(self) -> None:
        batch = counted(2, 1_000)
        typed(batch)
        with pytest.raises(ControlsDiffer):
            post_batch(batch, by=batch.opened_by, at=NOON)

    def test_an_unposted_batch_is_not_in_the_fund_and_a_posted_one_is(self) -> None:
        batch = counted(2, 3_000)
        typed(batch, 1_000, name="Jo Harker", town="Threlby", thank="full")
        typed(batch, 2_000, method="cheque")
        assert raised() == 0
        gifts = post_batch(batch, by=batch.opened_by, at=NOON)
        assert raised() == 3_000
        assert [gift.amount_minor for gift in gifts] == [1_000, 2_000]
        assert gifts[0].giver is not None
        assert gifts[0].giver.name == "Jo Harker"
        assert Item.objects.get(gift=gifts[1]).amount_minor == 2_000
        held = trial_balance()
        assert held[(Account.CASH_IN_HAND, "GBP")] == 1_000
        assert held[(Account.CHEQUES_IN_HAND, "GBP")] == 2_000

    def test_it_gives_to_somebody_known_and_makes_nobody_new(self) -> None:
        jo = Person.objects.create(name="Jo Harker", town="Threlby", added_at=NOON)
        batch = counted()
        gift = Typed(1_000, "cash", giver=jo, thank="initials")
        type_item(batch, gift, by=batch.opened_by, at=NOON)
        post_batch(batch, by=batch.opened_by, at=NOON)
        assert Gift.objects.get().giver == jo
        assert Person.objects.count() == 1

    def test_it_refuses_whoever_typed_it_above_the_papers_threshold(self) -> None:
        ann, ben, cat = clerk("ann"), clerk("ben"), clerk("cat")
        batch = counted(2, 50_001, by=ann)
        typed(batch, 50_000, by=ann)
        typed(batch, 1, by=ben)
        for hand in (ann, ben):
            with pytest.raises(SecondPersonNeeded):
                post_batch(batch, by=hand, at=NOON)
        post_batch(batch, by=cat, at=NOON)
        assert raised() == 50_001

    def test_at_the_threshold_or_without_one_whoever_typed_it_posts_it(self) -> None:
        ann = clerk("ann")
        at_it = counted(1, 50_000, by=ann)
        typed(at_it, 50_000)
        post_batch(at_it, by=ann, at=NOON)
        amend({"second_person_over_minor": None}, by=audit.COMMAND, at=NOON)
        above = counted(1, 90_000, by=ann)
        typed(above, 90_000)
        post_batch(above, by=ann, at=NOON)
        assert raised() == 140_000

    def test_once_posted_nothing_in_it_changes(self) -> None:
        batch = counted()
        item = typed(batch)
        post_batch(batch, by=batch.opened_by, at=NOON)
        with pytest.raises(BatchEnded):
            post_batch(batch, by=batch.opened_by, at=NOON)
        with pytest.raises(BatchEnded):
            typed(batch)
        with pytest.raises(BatchEnded):
            remove_item(item, by=batch.opened_by, at=NOON)
        with pytest.raises(BatchEnded):
            discard_batch(batch, by=batch.opened_by, at=NOON)
        with pytest.raises(IntegrityError), transaction.atomic():
            Item.objects.filter(pk=item.pk).update(amount_minor=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            Batch.objects.update(control_total_minor=1)
        assert raised() == 1_000

    def test_a_late_batch_counts_on_the_day_of_posting_when_its_month_is_closed(self) -> None:
        close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
        batch = counted(on=JULY_2)
        Batch.objects.filter(pk=batch.pk).update(received_on=JUNE_13)
        batch.refresh_from_db()
        typed(batch)
        gift = post_batch(batch, by=batch.opened_by, at=noon_of(JULY_2))[0]
        assert (gift.effective_on, gift.original_on) == (JULY_2, JUNE_13)

    def test_it_refuses_thanks_by_name_without_one_and_half_a_cheque(self) -> None:
        batch = counted()
        with pytest.raises(NotEnoughToThank):
            typed(batch, thank="full")
        with pytest.raises(ChequeIncomplete):
            typed(batch, method="cheque", sort_code="404040")
        with pytest.raises(ChequeIncomplete):
            typed(batch, method="cash", **CHEQUE)
        assert not batch.items.exists()


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


@pytest.mark.usefixtures("fund")
class TestBanking:
    def test_it_refuses_what_is_not_posted_not_there_or_paid_in(self) -> None:
        batch = counted()
        typed(batch)
        with pytest.raises(NotPosted):
            bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)
        post_batch(batch, by=batch.opened_by, at=NOON)
        with pytest.raises(NothingToBank):
            bank_batch(batch, part=Part.CHEQUES, on=JUNE_13, by=audit.COMMAND, at=NOON)
        bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)
        with pytest.raises(BankedAlready):
            bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)

    def test_it_moves_the_money_to_the_bank_and_the_fund_by_nothing(self) -> None:
        batch = counted(2, 3_000)
        typed(batch, 1_000)
        typed(batch, 2_000, method="postal-order")
        post_batch(batch, by=batch.opened_by, at=NOON)
        before = raised()
        bank_batch(batch, part=Part.CHEQUES, on=JUNE_13, by=audit.COMMAND, at=NOON)
        held = trial_balance()
        assert held[(Account.BANK, "GBP")] == 2_000
        assert held[(Account.CHEQUES_IN_HAND, "GBP")] == 0
        assert held[(Account.CASH_IN_HAND, "GBP")] == 1_000
        assert raised() == before


def test_two_who_post_at_once_post_it_once(committed_db: object) -> None:
    the_ferry_bell()
    june_fund()
    batch = counted(3, 3_000)
    for _ in range(3):
        typed(batch)

    def post(_: int) -> bool:
        try:
            post_batch(batch, by=batch.opened_by, at=NOON)
        except BatchEnded:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(post, range(4))) == [False, False, False, True]
    assert raised() == 3_000


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


def test_the_day_of_a_batch_is_its_gifts(fund: None) -> None:
    batch = counted(on=JUNE_13)
    typed(batch)
    gift = post_batch(batch, by=batch.opened_by, at=noon_of(dt.date(2026, 6, 15)))[0]
    assert gift.effective_on == JUNE_13


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

"""Posting a batch: whole, once, and only when it is what was counted."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from masthead.batches.discard_batch import discard_batch
from masthead.batches.models import Batch, Item
from masthead.batches.post_batch import (
    ControlsDiffer,
    SecondPersonNeeded,
    post_batch,
)
from masthead.batches.remove_item import remove_item
from masthead.batches.tests.cast import CHEQUE, NOON, clerk, counted, raised, typed
from masthead.batches.type_item import (
    BatchEnded,
    ChequeIncomplete,
    Typed,
    type_item,
)
from masthead.checkout.thanking import NotEnoughToThank
from masthead.fund.models import Gift
from masthead.fund.tests.cast import JULY_2, JUNE_13, june_fund, noon_of, the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.paper.amend import amend
from masthead.people import audit
from masthead.people.models import Person


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


def test_the_day_of_a_batch_is_its_gifts(fund: None) -> None:
    batch = counted(on=JUNE_13)
    typed(batch)
    gift = post_batch(batch, by=batch.opened_by, at=noon_of(dt.date(2026, 6, 15)))[0]
    assert gift.effective_on == JUNE_13

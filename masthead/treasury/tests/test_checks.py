"""Each line of a month’s checklist: what it asks, and what it lets through."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.batches.discard_batch import discard_batch
from masthead.batches.tests.cast import counted
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JULY_2, JUNE_13, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.treasury.checks.check import State
from masthead.treasury.explain import ExplanationMissing, NothingToExplain, explain
from masthead.treasury.models import Explanation, StatedBalance
from masthead.treasury.state_balance import BalanceBeyondBelief
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db
MAY_31 = dt.date(2026, 5, 31)


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund()


def state(name: str, *, today: dt.date = JULY_2, month: dt.date = JUNE_13) -> State:
    return cast.looked_at(month, today=today)[name].state


def unidentified(minor: int) -> None:
    legs = [Leg(Account.BANK, minor), Leg(Account.UNIDENTIFIED, -minor)]
    post("bank:1:kept", legs=legs, currency="GBP", on=JUNE_30, at=noon_of(JUNE_30), narration="?")


def said(words: str = "A legacy; the solicitor writes", *, name: str = "") -> Explanation:
    line = cast.looked_at(JUNE_13)[name or "nothing-unidentified"]
    return explain(
        line.name,
        month=JUNE_13,
        sentence=line.sentence,
        words=words,
        by=audit.COMMAND,
        at=noon_of(JULY_2),
        today=JULY_2,
    )


def test_a_month_is_over_on_the_day_after_its_last() -> None:
    assert state("month-over", today=JUNE_30) is State.NOT_DONE
    assert state("month-over", today=JULY_1) is State.DONE


def test_the_month_before_must_be_closed_where_the_book_had_begun() -> None:
    assert state("month-before-closed") is State.DONE
    fund.give(100, on=MAY_31)
    line = cast.looked_at(JUNE_13)["month-before-closed"]
    assert (line.state, line.sentence) == (
        State.NOT_DONE,
        "May 2026 is not closed yet: close it first.",
    )
    assert line.link == "/desk/treasury/months/2026-05/"
    cast.close_it(MAY_31)
    assert state("month-before-closed") is State.DONE


def test_what_nobody_knows_keeps_a_month_open_until_it_is_explained() -> None:
    assert state("nothing-unidentified") is State.DONE
    unidentified(1_250)
    line = cast.looked_at(JUNE_13)["nothing-unidentified"]
    assert (line.state, "£12.50" in line.sentence) == (State.NOT_DONE, True)
    said()
    line = cast.looked_at(JUNE_13)["nothing-unidentified"]
    assert (line.state, line.explanation) == (State.EXPLAINED, "A legacy; the solicitor writes")


def test_cheques_and_cash_are_listed_and_counted() -> None:
    fund.give(1_000, method="cheque")
    fund.give(250, method="collection")
    line = cast.looked_at(JUNE_13)["in-hand"]
    assert "£10 in cheques and postal orders and £2.50 in cash" in line.sentence
    said("Counted by two of us", name="in-hand")
    assert state("in-hand") is State.EXPLAINED


def test_the_book_balances_and_nothing_in_it_is_loose() -> None:
    fund.give(1_000)
    assert state("book-balances") is State.DONE
    assert "Debits come to £10, credits to £10." in (
        cast.looked_at(JUNE_13)["book-balances"].sentence
    )
    assert state("no-loose-legs") is State.DONE


def test_an_explanation_counts_no_more_when_the_line_says_something_else() -> None:
    fund.give(1_000, method="cheque")
    said("Counted", name="in-hand")
    fund.give(500, method="cheque")
    assert state("in-hand") is State.NOT_DONE


def test_the_latest_explanation_counts() -> None:
    unidentified(1_250)
    said("A legacy")
    said("Two legacies")
    assert cast.looked_at(JUNE_13)["nothing-unidentified"].explanation == "Two legacies"


@pytest.mark.parametrize("words", ["", "  ", "x" * 2_001])
def test_an_explanation_has_words_that_fit(words: str) -> None:
    unidentified(1_250)
    with pytest.raises(ExplanationMissing):
        said(words)


def test_what_is_done_or_no_words_can_mend_is_not_explained() -> None:
    with pytest.raises(NothingToExplain):
        said()
    fund.give(100, on=MAY_31)
    with pytest.raises(NothingToExplain):
        said(name="month-before-closed")


def test_an_explanation_of_what_the_line_said_before_is_refused() -> None:
    unidentified(1_250)
    with pytest.raises(NothingToExplain, match="changed meanwhile"):
        explain(
            "nothing-unidentified",
            month=JUNE_13,
            sentence="Something else",
            words="Known",
            by=audit.COMMAND,
            at=noon_of(JULY_2),
            today=JULY_2,
        )


def test_an_explanation_is_kept_for_ever_with_one_row_of_who_and_when() -> None:
    unidentified(1_250)
    kept = said()
    assert AuditRow.objects.get(verb="treasury.explain").subject_id == str(kept.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.update(words="Otherwise")


def test_the_bank_must_hold_what_the_book_says() -> None:
    assert state("bank-agrees") is State.DONE
    fund.give(5_000)
    line = cast.looked_at(JUNE_13)["bank-agrees"]
    assert "nobody has said what the bank holds at the end of 30 June 2026" in line.sentence
    assert (line.state, line.may_explain) == (State.NOT_DONE, False)
    cast.bank_has(4_950)
    line = cast.looked_at(JUNE_13)["bank-agrees"]
    assert (
        line.sentence
    ) == "The bank has £49.50 at the end of 30 June 2026, the book £50: £0.50 apart."
    assert (line.state, line.may_explain) == (State.NOT_DONE, True)
    cast.bank_has(5_000)
    assert state("bank-agrees") is State.DONE


def test_an_overdraft_is_a_balance_too() -> None:
    fund.give(5_000)
    cast.bank_has(-2_000)
    line = cast.looked_at(JUNE_13)["bank-agrees"]
    assert "−£20" in line.sentence
    assert "£70 apart" in line.sentence


def test_a_balance_beyond_belief_is_refused() -> None:
    with pytest.raises(BalanceBeyondBelief, match="at most"):
        cast.bank_has(10**14 + 1)


def test_who_stated_the_balance_and_when_is_kept_for_ever() -> None:
    cast.bank_has(5_000)
    assert AuditRow.objects.get(verb="treasury.state_balance").details["amount_minor"] == 5_000
    with pytest.raises(IntegrityError), transaction.atomic():
        StatedBalance.objects.all().delete()


def test_the_post_that_came_in_the_month_must_be_entered() -> None:
    assert state("no-batch-open") is State.DONE
    batch = counted(on=JUNE_30)
    line = cast.looked_at(JUNE_13)["no-batch-open"]
    assert line.sentence == f"Batch {batch.number} is neither posted nor discarded."
    assert (line.state, line.may_explain) == (State.NOT_DONE, False)
    assert line.link == "/desk/batches/"
    assert state("no-batch-open", month=MAY_31) is State.DONE
    discard_batch(batch, by=batch.opened_by, at=noon_of(JULY_2))
    assert state("no-batch-open") is State.DONE

"""Opening a batch: counted first."""

import datetime as dt

import pytest

from masthead.batches.open_batch import NotByPost, NothingCounted, open_batch
from masthead.batches.tests.cast import clerk, counted
from masthead.checkout.record import DayStillToCome, DayTooLongAgo
from masthead.fund.tests.cast import JUNE_13, JUNE_30, noon_of, the_ferry_bell
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"control_count": 0}, NothingCounted),
        ({"control_total_minor": 0}, NothingCounted),
        ({"method": "card"}, NotByPost),
        ({"method": "bank"}, NotByPost),
        ({"received_on": JUNE_30}, DayStillToCome),
        ({"received_on": dt.date(1926, 6, 13)}, DayTooLongAgo),
    ],
)
def test_it_refuses(change: dict[str, object], refusal: type[Exception]) -> None:
    terms: dict[str, object] = {
        "received_on": JUNE_13,
        "control_count": 12,
        "control_total_minor": 34_000,
        "method": "cheque",
    }
    with pytest.raises(refusal):
        open_batch(**(terms | change), by=clerk("ann"), at=noon_of(JUNE_13))  # type: ignore[arg-type]


def test_it_keeps_what_was_counted_and_who_did() -> None:
    batch = counted(12, 34_000)
    assert (batch.control_count, batch.control_total_minor, batch.currency) == (12, 34_000, "GBP")
    assert batch.opened_by == clerk("ann")
    assert AuditRow.objects.filter(verb="batches.open_batch", subject_id=str(batch.pk)).exists()

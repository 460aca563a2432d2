"""A form that is sent twice at once gives a gift back once, and says so both times."""

from masthead.checkout.give_back import give_back
from masthead.checkout.models import GivenBack
from masthead.checkout.record import record
from masthead.checkout.tests import cast
from masthead.checkout.tests.cast import JUNE_13, NOON
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from tests.database import Database


def test_the_same_form_many_times_at_once_is_one_refund(committed_db: Database) -> None:
    cast.the_ferry_bell()
    gift = record(1_000, method="bank", on=JUNE_13, by=audit.COMMAND, at=NOON)

    def send() -> GivenBack:
        told = {"reason": "asked for it", "key": "once", "on": JUNE_13}
        return give_back(gift, 1_000, **told, by=audit.COMMAND, at=NOON)  # type: ignore[arg-type]

    told = at_once([send] * 6)
    assert told == [GivenBack.objects.get()] * 6
    assert cast.now_is().raised_minor == 0

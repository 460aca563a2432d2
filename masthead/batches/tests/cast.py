"""Two clerks of one paper, and the batches that they type."""

import datetime as dt
from typing import Any, TypedDict

from masthead.batches.models import Batch, Item
from masthead.batches.open_batch import open_batch
from masthead.batches.type_item import Typed, type_item
from masthead.fund.tests.cast import JUNE_13, noon_of
from masthead.fund.totals import totals
from masthead.people import audit, roles
from masthead.people.models import User
from masthead.people.staff import add_staff


class Numbers(TypedDict):
    """The three numbers along the foot of a cheque."""

    sort_code: str
    account: str
    cheque_number: str


NOON = noon_of(JUNE_13)
CHEQUE: Numbers = {"sort_code": "404040", "account": "12345678", "cheque_number": "000101"}


def clerk(name: str, role: str = "fund-organiser") -> User:
    """Return somebody who may enter the post."""
    address = f"{name}@example.org"
    known = User.objects.filter(email=address).first()
    return known or add_staff(address, role=roles.find(role), by=audit.COMMAND, at=noon_of(JUNE_13))


def counted(
    count: int = 1, pence: int = 1000, *, by: User | None = None, on: dt.date = JUNE_13
) -> Batch:
    """Open a batch with its count and total taken."""
    return open_batch(
        received_on=on,
        control_count=count,
        control_total_minor=pence,
        method="cheque",
        by=by or clerk("ann"),
        at=noon_of(on),
    )


def typed(
    batch: Batch, pence: int = 1000, *, method: str = "cash", by: User | None = None, **more: Any
) -> Item:
    """Type a gift into a batch; `more` is what else was typed of it."""
    gift = Typed(pence, method, **more)
    return type_item(batch, gift, by=by or batch.opened_by, at=batch.opened_at)


def raised() -> int:
    """Return what the fund of June has raised, in pence."""
    found = totals(on=JUNE_13)
    assert found is not None
    return found.raised_minor

"""The sample paper's post of this morning: counted, half typed in, waiting at the desk."""

from __future__ import annotations

import datetime as dt

from masthead.batches.open_batch import open_batch
from masthead.batches.type_item import Typed, type_item
from masthead.paper.models import Paper
from masthead.people.models import User

COUNT, TOTAL_MINOR = 7, 18_450
TYPED = (
    Typed(
        2_500,
        "cheque",
        name="Winifred Ackersgill",
        town="Threlby",
        thank="initials",
        sort_code="000000",
        account="00112233",
        cheque_number="000417",
    ),
    Typed(1_000, "postal-order"),
    Typed(6_200, "collection", name="Luddenshaw allotment holders", thank="full"),
    Typed(2_000, "cash", town="Calderstoke", thank="town"),
)


def enter_post(paper: Paper, *, by: User, at: dt.datetime) -> None:
    """Open a batch of today's post and type in the first of its gifts; none is in the fund yet."""
    batch = open_batch(
        received_on=paper.today(at),
        control_count=COUNT,
        control_total_minor=TOTAL_MINOR,
        method="cheque",
        by=by,
        at=at,
    )
    for gift in TYPED:
        type_item(batch, gift, by=by, at=at)

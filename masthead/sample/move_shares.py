"""What the sample society’s members ask of it: notices that run, nominations in the book."""

import datetime as dt
import uuid

from masthead.paper.models import Paper
from masthead.people import audit
from masthead.register.models import Member
from masthead.register.models.nomination import Relation, Works
from masthead.register.nominate import Nominee, nominate
from masthead.sample.fill_register import CLASS
from masthead.shares.withdraw.give_notice import give_notice

BY = audit.COMMAND
# Who gave notice of how many shares, and how many days ago: one has run out, one runs.
NOTICES = ((15, 10, 104), (21, 5, 12))
# Who nominated whom, how many days ago; the whole, or up to a sum in minor units.
NOMINATIONS = (
    (12, 640, Nominee("Clemence Ashgrove", "31 Weir Bank\nThrumley", Relation.SIBLING, Works.NO)),
    (
        25,
        310,
        Nominee("Odo Ballantyne", "2 Mill Fold\nThrelby", Relation.CHILD, Works.EMPLOYEE, 5_000),
    ),
)


def move_shares(paper: Paper, *, at: dt.datetime) -> None:
    """Take two notices of withdrawal, and enter two nominations."""
    for number, quantity, ago in NOTICES:
        member = Member.objects.get(number=number)
        then = at - dt.timedelta(days=ago)
        give_notice(
            member,
            share_class=member.transactions.get(share_class__name=CLASS).share_class,
            quantity=quantity,
            on=paper.today(then),
            authority="Letter of that day",
            key=uuid.uuid4(),
            by=BY,
            at=then,
        )
    for number, ago, nominee in NOMINATIONS:
        then = at - dt.timedelta(days=ago)
        nominate(
            Member.objects.get(number=number),
            nominee,
            on=paper.today(then),
            authority="Form signed and delivered that day",
            by=BY,
            at=then,
        )

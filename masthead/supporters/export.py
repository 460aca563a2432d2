"""Hand out supporters as a table."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.lib.sheet import Cell
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.supporters.models import Support

AT_ONCE = 2_000


def export(
    supports: QuerySet[Support], *, part: str, by: audit.Actor, at: dt.datetime
) -> tuple[list[str], Iterator[list[Cell]]]:
    """Return the head of a table of supports and its lines, read as they are taken.

    That somebody took it is written down first, with the name of the part. Sums are plain
    decimals of the paper's currency.
    """
    with transaction.atomic():
        details = {"part": part}
        audit.record("supporters.export", the_paper(), by=by, at=at, details=details)
    header = [
        _("Reference"),
        _("Name"),
        _("Contact"),
        _("Email"),
        _("Telephone"),
        _("Town"),
        _("Level"),
        _("Amount"),
        _("Months between"),
        _("How"),
        _("State"),
        _("Since"),
        _("Next on"),
        _("Last came"),
        _("Ended"),
    ]
    rows = supports.select_related("person__joined_into", "level")
    return header, (_line(row) for row in rows.iterator(AT_ONCE))


def _line(support: Support) -> list[Cell]:
    person = support.person.joined_into or support.person
    return [
        support.reference,
        person.name,
        person.contact,
        person.email,
        person.phone,
        person.town,
        support.level.name if support.level else "",
        money.plain(support.amount_minor, currency=support.currency),
        int(support.often),
        str(support.get_how_display()),
        str(support.get_state_display()),
        support.since.date() if support.since else None,
        support.next_on,
        support.last_on,
        support.ended_at.date() if support.ended_at else None,
    ]

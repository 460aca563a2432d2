"""Found a paper: its settings row, once, practice or real for ever."""

import datetime as dt

from django.db import transaction

from masthead.paper.models import Paper
from masthead.people import audit


class PaperExists(ValueError):
    """There is a paper here already."""


def found(
    name: str,
    *,
    society: str,
    practice: bool,
    fund_name: str = "",
    time_zone: str = "Europe/London",
    currency: str = "GBP",
    at: dt.datetime,
) -> Paper:
    """Make the paper's one row. Raises PaperExists."""
    with transaction.atomic():
        if there := Paper.objects.first():
            raise PaperExists(f"There is a paper here already: {there.name}")
        paper = Paper.objects.create(
            pk=1,
            name=name,
            society_name=society,
            practice=practice,
            founded_at=at,
            fund_name=fund_name,
            time_zone=time_zone,
            currency=currency,
            suggested_minor=[500, 1000, 2500, 5000],
        )
        audit.record("paper.found", paper, by=audit.COMMAND, at=at)
    return paper

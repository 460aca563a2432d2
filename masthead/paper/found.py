"""Found a paper: its settings row, once, practice or real for ever."""

import datetime as dt
import difflib
import zoneinfo

from django.db import transaction

from masthead.lib import money
from masthead.paper.models import Paper
from masthead.people import audit


class PaperExists(ValueError):
    """There is a paper here already."""


class NameMissing(ValueError):
    """A paper and its society have a name each."""


class TimeZoneUnknown(ValueError):
    """The time zone is none of the IANA's."""


class CurrencyUnknown(ValueError):
    """The currency is none of ISO 4217's."""


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
    """Make the paper's one row.

    Raises PaperExists, NameMissing, TimeZoneUnknown or CurrencyUnknown.
    """
    if not (name.strip() and society.strip()):
        raise NameMissing("The paper and its society need a name each")
    refuse_unknown_time_zone(time_zone)
    refuse_unknown_currency(currency)
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


def refuse_unknown_time_zone(name: str) -> None:
    """Raise TimeZoneUnknown, with the nearest names, for what is no IANA time zone."""
    known = zoneinfo.available_timezones()
    if name not in known:
        near = ", ".join(difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5))
        hint = f"; the nearest are {near}" if near else ", such as Europe/London"
        raise TimeZoneUnknown(f"There is no time zone “{name}”{hint}")


def refuse_unknown_currency(code: str) -> None:
    """Raise CurrencyUnknown, with the nearest codes, for what is none of ISO 4217's."""
    if code not in money.CODES:
        near = ", ".join(difflib.get_close_matches(code, sorted(money.CODES), n=3, cutoff=0.6))
        hint = f"; the nearest are {near}" if near else ", such as GBP"
        raise CurrencyUnknown(f"“{code}” is not a currency’s code of three letters{hint}")

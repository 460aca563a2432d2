"""Load a million gifts into the paper of this environment, ask, and print what it took as JSON."""

import datetime as dt
import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

TIMES = 9
TARGET_MINOR = 100_000_000


def main() -> None:
    """Load, add up as the clock does, then time each question; milliseconds, the median."""
    import django

    django.setup()
    gifts = int(sys.argv[1])
    began = time.monotonic()
    _load(gifts)
    loaded = time.monotonic() - began
    found = {"loaded": loaded, **_panels(), **_screens()}
    print(json.dumps(found))


def _load(gifts: int) -> None:
    from bench.loading import Month, load
    from masthead.fund.sum_up import SO_MANY, sum_up

    at = dt.datetime.now(tz=dt.UTC)
    today = at.date()
    months = [_month(first, gifts=gifts // 72, at=at) for first in _last_months(today)]
    roof = _appeal("The roof", months[0].first, today + dt.timedelta(days=60), at=at)
    days = (today - months[0].first).days + 1
    left = gifts - sum(month.gifts for month in months) - SO_MANY
    load([*months, Month(roof, months[0].first, days, left)], told=_tell)
    _settle()
    sum_up(at=at)
    now = months[-1]
    load([Month(now.appeal, now.first, now.days, SO_MANY)], told=_tell)


def _last_months(today: dt.date) -> list[dt.date]:
    number = today.year * 12 + today.month - 1
    return [dt.date(each // 12, each % 12 + 1, 1) for each in range(number - 35, number + 1)]


def _month(first: dt.date, *, gifts: int, at: dt.datetime) -> Any:
    from bench.loading import Month
    from masthead.lib.days import month_of

    last = month_of(first)[1]
    days = (min(last, at.date()) - first).days + 1
    return Month(_appeal("The fund", first, last, at=at, special=False), first, days, gifts)


def _appeal(
    name: str, first: dt.date, last: dt.date, *, at: dt.datetime, special: bool = True
) -> Any:
    from masthead.fund.open_appeal import open_appeal
    from masthead.people import audit

    opened = open_appeal(
        name,
        target_minor=TARGET_MINOR,
        opens_on=first,
        closes_on=last,
        special=special,
        by=audit.COMMAND,
        at=at,
    )
    return opened.appeal.pk


def _settle() -> None:
    """Do what PostgreSQL does by itself after so many rows; SQLite does nothing of the kind."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _tell(done: int) -> None:
    if done % 100_000 < 20_000:
        print(f"    {done:,}", end="\r", file=sys.stderr, flush=True)


def _panels() -> dict[str, float]:
    from masthead.fund.totals import special_totals, totals

    today = dt.datetime.now(tz=dt.UTC).date()
    return {
        "panel of the month": _median(lambda: totals(on=today)),
        "panel of half a million in one appeal": _median(lambda: special_totals(on=today)),
    }


def _screens() -> dict[str, float]:
    """Ask the desk's screens whole, as the organiser's browser would, rendering included."""
    from django.test import Client

    from masthead.cli import schema
    from masthead.people import audit, roles
    from masthead.people.models import Person
    from masthead.people.staff import add_staff
    from tests.signed_in import sign_in

    schema.collect_static()
    at, client = dt.datetime.now(tz=dt.UTC), Client(headers={"host": "127.0.0.1"})
    person = Person.objects.order_by("-id")[9_999]
    role = roles.find("fund-organiser")
    sign_in(client, add_staff("organiser@example.org", role=role, by=audit.COMMAND, at=at))

    def ask(address: str, sought: str = "") -> float:
        def get() -> None:
            answer = client.get(address, {"q": sought} if sought else {})
            assert answer.status_code == 200

        return _median(get)

    gifts = "/desk/fund/gifts/"
    return {
        "list of gifts": ask(gifts),
        "found by name": ask(gifts, person.name),
        "found by surname": ask(gifts, person.name.split()[-1]),
        "found by town": ask(gifts, person.town),
        "found by a name of nobody": ask(gifts, "Nobodyatall"),
        "found by amount": ask(gifts, "£321.23"),
        "found by reference": ask(gifts, "MB-0600006"),
        "found by number": ask(gifts, "#600006"),
        "month at a glance": ask("/desk/fund/month/"),
    }


def _median(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()

"""Enter standing orders into a paper: `python -m bench.statement_worker COUNT`."""

import datetime as dt
import sys

import django


def main() -> None:
    """Enter so many, each of a giver of its own."""
    django.setup()
    from masthead.people.models import Person
    from masthead.reconcile.models import StandingOrder

    now = dt.datetime.now(tz=dt.UTC)
    numbers = range(int(sys.argv[1]))
    givers = Person.objects.bulk_create(
        Person(name=f"Giver {number}", town="Threlby", added_at=now) for number in numbers
    )
    StandingOrder.objects.bulk_create(
        StandingOrder(
            giver=giver,
            payer_text=f"GIVER{number:05}",
            amount_minor=1_000,
            currency="GBP",
            day_of_month=1,
            started_on=dt.date(2026, 1, 1),
            added_at=now,
        )
        for number, giver in zip(numbers, givers, strict=True)
    )


if __name__ == "__main__":
    main()

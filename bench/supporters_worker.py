"""Load supporters into the paper of this environment, ask, and print what it took as JSON."""

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.loading import name_of, town_of
from bench.register_worker import _median

AT_ONCE = 5_000
ONE_IN = 5
FIRST = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)


def main() -> None:
    """Load, then time each question; milliseconds, the median."""
    import django

    django.setup()
    people, began = int(sys.argv[1]), time.monotonic()
    _load(people)
    found = {"loaded": time.monotonic() - began, **_asked(), **_turn()}
    print(json.dumps(found))


def _load(people: int) -> None:
    """Load so many: one in five supports the paper, one in twenty-five did."""
    from django.db import connection, transaction

    from masthead.supporters.models import Level

    chance = random.Random(6)
    level = Level.objects.create(name="Friend", slug="friend", monthly_minor=1_000)
    for first in range(0, people, AT_ONCE):
        with transaction.atomic():
            _load_some(range(first, min(first + AT_ONCE, people)), level=level, chance=chance)
        print(f"    {first:,}", end="\r", file=sys.stderr, flush=True)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _load_some(places: range, *, level: Any, chance: random.Random) -> None:
    from masthead.people.models import Person
    from masthead.supporters.models import Step, Support

    persons = Person.objects.bulk_create(
        Person(
            name=name_of(chance),
            town=town_of(chance),
            email=f"reader{place}@mastbell.example",
            added_at=FIRST,
        )
        for place in places
    )
    of_them = [
        (person, place)
        for person, place in zip(persons, places, strict=True)
        if place % ONE_IN == 0 or place % 25 == 1
    ]
    supports = [_support(person, place, level=level) for person, place in of_them]
    subscriptions = [one.subscription for one in supports if one.subscription]
    type(subscriptions[0]).objects.bulk_create(subscriptions)
    Support.objects.bulk_create(supports)
    Step.objects.bulk_create(
        Step(support=one, what=what, through="website", at=one.started_at)
        for one in supports
        for what in ("pending", "active")
    )


def _support(person: Any, place: int, *, level: Any) -> Any:
    from masthead.ledger.models import new_id
    from masthead.supporters.models import OVER, How, State, Support

    started_at = FIRST + dt.timedelta(hours=place // 6)
    state = State.LAPSED if place % ONE_IN else _state(place // ONE_IN)
    how = How.STANDING_ORDER if place % 100 == 0 else How.CARD if place % 4 else How.DIRECT_DEBIT
    return Support(
        id=new_id(),
        person=person,
        level=level if place % 3 else None,
        amount_minor=500 + place % 20 * 100,
        currency="GBP",
        often=(1, 1, 3, 12)[place % 4],
        how=how,
        subscription=None if how == How.STANDING_ORDER else _subscription(place, how),
        reference=f"FB-{place:06}",
        state=state,
        started_at=started_at,
        since=None if state == State.PENDING else started_at,
        next_on=None if state in OVER else _now().date() + dt.timedelta(days=place % 30),
        failing_since=_now() if state == State.FAILING else None,
        ended_at=started_at + dt.timedelta(days=200) if state in OVER else None,
    )


def _state(place: int) -> Any:
    from masthead.supporters.models import State

    return {1: State.FAILING, 2: State.PAUSED, 3: State.PENDING}.get(place % 40, State.ACTIVE)


def _subscription(place: int, how: Any) -> Any:
    from masthead.payments.models import Subscription

    return Subscription(
        provider="practice",
        way=how.value,
        remote_id=f"sub_{place}",
        status="active",
        status_at=FIRST,
        amount_minor=500 + place % 20 * 100,
        currency="GBP",
        every_months=(1, 1, 3, 12)[place % 4],
        method_expires_on=_now().date() + dt.timedelta(days=place % 1_000),
        created_at=FIRST,
    )


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


def _asked() -> dict[str, float]:
    from masthead.people.models import Person
    from masthead.supporters.desk.groups import GROUPS

    ask, desk = _client(), "/desk/supporters/"
    listed = {f"list: {group.name}": ask(desk, {"show": group.name}) for group in GROUPS}
    typed = {
        "by a letter": "q",
        "by a name": Person.objects.get(email="reader54320@mastbell.example").name,
        "by a part of it": "anfe",
        "by email": "reader54320",
        "by reference": "FB-054320",
        "by two words": "quin mor",
        "by a name of nobody": "Nobodyatall",
    }
    found = {f"found {how}": ask(f"{desk}suggest/", {"q": words}) for how, words in typed.items()}
    others = {
        "list, a late page": ask(desk, {"p": "300"}),
        "one supporter": ask(f"{desk}one/FB-054320/", {}),
        "to be called": ask(f"{desk}calls/", {}),
        "gained and lost": ask(f"{desk}figures/", {}),
    }
    return listed | found | others


def _turn() -> dict[str, float]:
    """Let the clock write what is due first, then time a turn at which nothing is."""
    from masthead.supporters.chase.due import see_to_supporters

    at = _now()
    see_to_supporters(at=at)
    return {"the clock’s turn": _median(lambda: see_to_supporters(at=at), times=3)}


def _client() -> Callable[[str, dict[str, str]], float]:
    from django.test import Client

    from masthead.cli import schema
    from masthead.people import audit, roles
    from masthead.people.staff import add_staff
    from tests.signed_in import sign_in

    schema.collect_static()
    client = Client(headers={"host": "127.0.0.1"})
    role = roles.find("fund-organiser")
    sign_in(client, add_staff("fund@example.org", role=role, by=audit.COMMAND, at=_now()))

    def ask(address: str, asked: dict[str, str]) -> float:
        def get() -> None:
            answer = client.get(address, asked)
            assert answer.status_code == 200, (address, answer.status_code)

        return _median(get)

    return ask


if __name__ == "__main__":
    main()

"""Load a register into the paper of this environment, ask, and print what it took as JSON."""

import datetime as dt
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.loading import name_of, town_of

TIMES = 7
AT_ONCE = 5_000
FIRST = dt.date(2015, 1, 1)


def main() -> None:
    """Load, then time each question; milliseconds, the median."""
    import django

    django.setup()
    members, past = int(sys.argv[1]), dt.date.fromisoformat(sys.argv[2])
    began = time.monotonic()
    _load(members)
    found = {"loaded": time.monotonic() - began, **_found(), **_read(past), **_screens(past)}
    print(json.dumps(found))


def _load(members: int) -> None:
    """Load so many: one in three has moved, one in ten has ceased, each has four transactions."""
    from django.db import connection, transaction

    from masthead.register.models import ShareClass

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -400000")
    chance = random.Random(5)
    share = ShareClass.objects.create(name="Ordinary", nominal_minor=100, withdrawable=True)
    for first in range(0, members, AT_ONCE):
        with transaction.atomic():
            _load_some(range(first, min(first + AT_ONCE, members)), share=share, chance=chance)
        print(f"    {first:,}", end="\r", file=sys.stderr, flush=True)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _load_some(places: range, *, share: Any, chance: random.Random) -> None:
    from masthead.lib.rows import insert_many
    from masthead.people.models import Person
    from masthead.register.models import Kind, Member

    at = dt.datetime(2015, 1, 1, 12, tzinfo=dt.UTC)
    names = [name_of(chance) for _ in places]
    persons = Person.objects.bulk_create(Person(name=name, added_at=at) for name in names)
    members = Member.objects.bulk_create(
        Member(number=place + 1, kind=Kind.PERSON, person=person)
        for place, person in zip(places, persons, strict=True)
    )
    told = [line for who in members for line in _told(who, chance)]
    insert_many(told)
    insert_many([line for who in members for line in _stood(who)])
    insert_many([line for who in members for line in _shares(who, share)])


def _entered_on(member: Any) -> dt.date:
    return FIRST + dt.timedelta(days=member.number % 2_000)


def _bears(on: dt.date) -> dict[str, Any]:
    at = dt.datetime.combine(on, dt.time(12), tzinfo=dt.UTC)
    return {"effective_on": on, "entered_at": at, "authority": "Board, minute 12"}


def _told(member: Any, chance: random.Random) -> Iterator[Any]:
    from masthead.register.models import Particulars

    name, moves = member.person.name, member.number % 3 == 0
    for times in range(2 if moves else 1):
        on = _entered_on(member) + dt.timedelta(days=400 * times)
        yield Particulars(
            member=member,
            name=name,
            address=f"{chance.randint(1, 200)} {town_of(chance)} Street\n{town_of(chance)}",
            postcode=f"ZZ{chance.randint(1, 99)} {chance.randint(1, 9)}AB",
            email=f"reader{member.number}@mastbell.example" if member.number % 2 else "",
            email_for=["notices"] if member.number % 2 else [],
            **_bears(on),
        )


def _stood(member: Any) -> Iterator[Any]:
    from masthead.register.models import Standing
    from masthead.register.models.member import Event

    on = _entered_on(member)
    yield Standing(member=member, event=Event.ENTERED, **_bears(on))
    if member.number % 10 == 0:
        ceased = on + dt.timedelta(days=700)
        yield Standing(member=member, event=Event.CEASED, why="withdrew", **_bears(ceased))


def _shares(member: Any, share: Any) -> Iterator[Any]:
    """Yield three allotments and a withdrawal, of all that is held by whoever ceased."""
    from masthead.register.models import ShareTransaction, What

    ceases, on = member.number % 10 == 0, _entered_on(member)
    lines = [(What.ALLOTMENT, 10 + member.number % 90, 0), (What.ALLOTMENT, 20, 200)]
    lines.append((What.ALLOTMENT, 30, 400))
    back = sum(quantity for _, quantity, _ in lines) if ceases else 5
    lines.append((What.WITHDRAWAL, -back, 700))
    for place, (what, quantity, later) in enumerate(lines):
        yield ShareTransaction(
            sequence=(member.number - 1) * 4 + place + 1,
            member=member,
            share_class=share,
            what=what,
            quantity=quantity,
            amount_minor=quantity * 100,
            **_bears(on + dt.timedelta(days=later)),
        )


def _found() -> dict[str, float]:
    """Ask as somebody types: a letter, a surname, a postcode, a number, a name of nobody."""
    from masthead.register.models import Particulars

    somebody = Particulars.objects.order_by("-pk")[4_321]
    surname = somebody.name.split()[-1]
    ask = _client()
    typed = {
        "by a letter": "q",
        "by a name": somebody.name,
        "by a surname": surname,
        "by a part of it": surname[2:6].lower(),
        "by its postcode": somebody.postcode,
        "by email": somebody.email or "reader4321@",
        "by number": "#54321",
        "by a name of nobody": "Nobodyatall",
    }
    return {
        f"found {how}": ask("/desk/society/members/suggest/", {"q": words})
        for how, words in typed.items()
    }


def _read(past: dt.date) -> dict[str, float]:
    from masthead.register.as_at import end_of, register_on
    from masthead.register.figures import Figures
    from masthead.register.owners import owners_on

    def whole(known: dt.datetime | None = None) -> None:
        figures = Figures()
        assert sum(1 for _row in figures.count(register_on(past, known=known)))

    known = end_of(past, zone="Europe/London")
    return {
        "as at a past day": _median(whole, times=3),
        "as at and as known on a past day": _median(lambda: whole(known), times=3),
        "owners counted": _median(lambda: owners_on(past)),
    }


def _screens(past: dt.date) -> dict[str, float]:
    ask, members = _client(), "/desk/society/members/"
    return {
        "list of members": ask(members, {}),
        "list of members of a past day": ask(members, {"as_at": str(past), "p": "1000"}),
        "one member": ask(f"{members}4321/", {}),
    }


def _client() -> Callable[[str, dict[str, str]], float]:
    from django.test import Client

    from masthead.cli import schema
    from masthead.people import audit, roles
    from masthead.people.staff import add_staff
    from tests.signed_in import sign_in

    schema.collect_static()
    at, client = dt.datetime.now(tz=dt.UTC), Client(headers={"host": "127.0.0.1"})
    role = roles.find("secretary")
    user = add_staff("secretary@example.org", role=role, by=audit.COMMAND, at=at)
    sign_in(client, user)

    def ask(address: str, asked: dict[str, str]) -> float:
        def get() -> None:
            answer = client.get(address, asked)
            assert answer.status_code == 200, (address, answer.status_code)

        return _median(get)

    return ask


def _median(ask: Callable[[], object], *, times: int = TIMES) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()

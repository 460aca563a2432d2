"""A million gifts loaded as they would have come: postings first, then entries, guards in place."""

import datetime as dt
import itertools
import random
import secrets
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

AT_ONCE = 20_000
METHODS = ("card", "cheque", "bank", "cash", "standing-order", "direct-debit")
HELD = ("card-clearing", "cheques-in-hand", "bank", "cash-in-hand", "bank", "direct-debit-clearing")
FIRST = "Ada Bo Cleo Dee Edie Finn Gus Hal Ida Jem Kit Lea Mo Ned Oona Pip Quin Roz Sid Tess"
SYLLABLES = "bar cor den fal gar hol kel lan mor nor pen quil ran sel tor ul ver wen yar zel"
ENDS = "by ford ham ley mouth ness sett shaw ton wick"

COLUMNS = {
    "people_person": "id name town email added_at",
    "payments_payment": "id reference purpose way provider remote_id return_url amount_minor"
    " currency status created_at look_at",
    "ledger_posting": "id entry_id account appeal effective_on amount_minor currency",
    "ledger_entry": "id key effective_on posted_at narration reverses_id",
    "fund_gift": "number entry_id appeal_id amount_minor currency method effective_on original_on"
    " giver_id thank payment recorded_at match_id",
}
Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Month:
    """A month that gifts are loaded into: the appeal that they count to and how many come."""

    appeal: uuid.UUID
    first: dt.date
    days: int
    gifts: int


def load(months: Sequence[Month], *, told: Callable[[int], None]) -> None:
    """Load the gifts of some months into the paper that is open, a transaction for many.

    Each has its giver; every fourth, by card, its payment. Ids are in the order of time, as
    those that the paper makes.
    """
    chance = random.Random(4)
    numbers = itertools.count(_last_number() + 1)
    done = 0
    _make_room()
    for month in months:
        left = month.gifts
        while left:
            many = min(left, AT_ONCE)
            write(_rows(month, first=month.gifts - left, numbers=numbers, many=many, chance=chance))
            left, done = left - many, done + many
            told(done)


def _last_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(number), 0) FROM fund_gift")
        return int(cursor.fetchone()[0])


def _make_room() -> None:
    """Let SQLite keep enough of the file in memory, so that its indexes aren't read again."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -400000")


def _rows(
    month: Month, *, first: int, numbers: Iterator[int], many: int, chance: random.Random
) -> Rows:
    rows: Rows = {table: [] for table in COLUMNS}
    for place in range(first, first + many):
        day = month.first + dt.timedelta(days=place * month.days // month.gifts)
        _gift(rows, next(numbers), day=day, appeal=month.appeal, chance=chance)
    return rows


def _gift(
    rows: Rows, number: int, *, day: dt.date, appeal: uuid.UUID, chance: random.Random
) -> None:
    way = number % len(METHODS)
    pence = chance.choice(
        (300, 500, 1_000, 1_000, 2_000, 2_500, 5_000, chance.randint(100, 99_999))
    )
    at = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    entry, payment, nobody = next(_ids), next(_ids) if way == 0 else None, None
    rows["people_person"].append((number, name_of(chance), town_of(chance), "", at))
    if payment:
        reference = f"MB-{number:07}"
        rows["payments_payment"].append(
            (
                payment,
                reference,
                "gift",
                "card",
                "practice",
                f"pay_{number}",
                "",
                pence,
                "GBP",
                "confirmed",
                at,
                None,
            )
        )
    for account, counts_to, amount in ((HELD[way], None, pence), ("gifts", appeal, -pence)):
        rows["ledger_posting"].append((next(_ids), entry, account, counts_to, day, amount, "GBP"))
    rows["ledger_entry"].append((entry, f"bench:{number}:received", day, at, "Gift", nobody))
    rows["fund_gift"].append(
        (
            number,
            entry,
            appeal,
            pence,
            "GBP",
            METHODS[way],
            day,
            None,
            number,
            "none",
            payment,
            at,
            None,
        )
    )


def name_of(chance: random.Random) -> str:
    """Return an invented name."""
    surname = _of(SYLLABLES, chance) + _of(SYLLABLES, chance) + _of(ENDS, chance)
    return f"{_of(FIRST, chance)} {surname.title()}"


def town_of(chance: random.Random) -> str:
    """Return an invented town."""
    return (_of(SYLLABLES, chance) + _of(ENDS, chance)).title()


def _of(words: str, chance: random.Random) -> str:
    return chance.choice(words.split())


def _make_ids() -> Iterator[uuid.UUID]:
    """Yield ids of version 7, of yesterday, each a little after the one before."""
    began = int((dt.datetime.now(tz=dt.UTC) - dt.timedelta(days=1)).timestamp() * 1000)
    rest = secrets.randbits(30)
    for number in itertools.count():
        high, low = divmod(number, 4_096)
        yield uuid.UUID(int=(began + high) << 80 | 0x7 << 76 | low << 64 | 0b10 << 62 | rest)


_ids = _make_ids()


def write(rows: Rows) -> None:
    """Write rows of each table in its turn, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            names = columns.split()
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                    for row in rows[table]:
                        copy.write_row(row)
            else:
                marks = ", ".join(["?"] * len(names))
                cursor.cursor.executemany(
                    f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
                    (tuple(map(_plain, row)) for row in rows[table]),
                )


def _plain(value: object) -> object:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, dt.date) else value

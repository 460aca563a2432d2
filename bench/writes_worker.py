"""One of eight writers: `python -m bench.writes_worker verb|bare COUNT`, let go by a line."""

import datetime as dt
import json
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

import django

Write = Callable[[], object]


def main() -> None:
    """Write so many gifts; print when it began and ended, and how long each took, in seconds."""
    kind, count = sys.argv[1], int(sys.argv[2])
    django.setup()
    write = {"verb": through_the_verb, "bare": bare}[kind]()
    print("ready", flush=True)
    sys.stdin.readline()
    began, waits = time.time(), []
    for _ in range(count):
        before = time.perf_counter()
        write()
        waits.append(time.perf_counter() - before)
    print(json.dumps({"began": began, "ended": time.time(), "waits": waits}))


def through_the_verb() -> Write:
    """Return what receives one gift, as a worker of the server does."""
    from masthead.fund.receive import Giver, receive
    from masthead.paper.models import the_paper
    from masthead.people import audit

    today = the_paper().today(_now())
    giver = Giver("A. Reader", "Threlby")
    return lambda: receive(
        1000,
        method="card",
        on=today,
        giver=giver,
        thank="none",
        appeal=None,
        key=f"bench:{uuid.uuid4()}:confirmed",
        by=audit.GATEWAY,
        at=_now(),
    )


def bare() -> Write:
    """Return what writes the rows of one gift in one transaction, with the driver alone."""
    from django.db import connection

    from masthead.fund.models import Appeal

    appeal = Appeal.objects.get()
    connection.ensure_connection()
    return (_on_sqlite if connection.vendor == "sqlite" else _on_postgresql)(appeal)


def _on_sqlite(appeal: Any) -> Write:
    import sqlite3

    from django.db import connection

    settings = connection.settings_dict
    driver = sqlite3.connect(settings["NAME"], timeout=20, isolation_level=None)
    for pragma in settings["OPTIONS"]["init_command"].split(";"):
        driver.execute(pragma)
    connection.close()
    statements = [statement.replace("%s", "?") for statement in STATEMENTS]

    def write() -> None:
        driver.execute("BEGIN IMMEDIATE")
        _insert(driver, statements, appeal, as_id=lambda id_: id_.hex, as_time=str)
        driver.execute("COMMIT")

    return write


def _on_postgresql(appeal: Any) -> Write:
    import psycopg
    from django.db import connection

    settings = connection.settings_dict
    driver = psycopg.connect(
        host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"], autocommit=True
    )
    connection.close()

    def write() -> None:
        driver.execute("BEGIN")
        _insert(driver, STATEMENTS, appeal, as_id=lambda id_: id_, as_time=lambda time_: time_)
        driver.execute("COMMIT")

    return write


POSTING = """INSERT INTO ledger_posting (id, entry_id, account, appeal, effective_on,
    amount_minor, currency) VALUES (%s, %s, %s, %s, %s, %s, %s)"""
ENTRY = """INSERT INTO ledger_entry (id, key, effective_on, posted_at, narration, reverses_id)
    VALUES (%s, %s, %s, %s, %s, NULL)"""
PERSON = """INSERT INTO people_person (name, town, email, added_at)
    VALUES (%s, %s, %s, %s) RETURNING id"""
GIFT = """INSERT INTO fund_gift (entry_id, appeal_id, amount_minor, currency, method,
    effective_on, giver_id, thank, recorded_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING number"""
AUDIT = """INSERT INTO people_auditrow (at, through, verb, subject_type, subject_id, details)
    VALUES (%s, %s, %s, %s, %s, %s)"""
STATEMENTS = [POSTING, ENTRY, PERSON, GIFT, AUDIT]


def _insert(
    driver: Any, statements: list[str], appeal: Any, *, as_id: Callable[..., Any], as_time: Any
) -> None:
    from masthead.ledger.models import new_id

    posting, entry, person, gift, audit = statements
    own_id, counted, at = as_id(new_id()), as_id(appeal.pk), as_time(_now())
    on = str(appeal.opens_on)
    for account, amount, leg in (("card-clearing", 1000, None), ("gifts", -1000, counted)):
        driver.execute(posting, [as_id(new_id()), own_id, account, leg, on, amount, "GBP"])
    driver.execute(entry, [own_id, f"bare:{uuid.uuid4()}:confirmed", on, at, "Gift"])
    found = driver.execute(person, ["A. Reader", "Threlby", "", at]).fetchone()
    kept = [own_id, counted, 1000, "GBP", "card", on, found[0], "none", at]
    number = driver.execute(gift, kept).fetchone()[0]
    details = {"amount_minor": 1000, "currency": "GBP", "method": "card", "effective_on": on}
    said = json.dumps({**details, "appeal": str(appeal.pk)})
    driver.execute(audit, [at, "gateway", "fund.receive", "fund.gift", str(number), said])


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


if __name__ == "__main__":
    main()

"""`make bench`: run the measurements named (all, unless some are) and print one table each."""

import sys
from collections.abc import Callable

from bench import (
    allot,
    memory,
    million,
    pages,
    people,
    register,
    start,
    statement,
    subscriptions,
    supporters,
    take_over,
    weight,
    writes,
)
from bench.table import Row, show

MEASURES: dict[str, Callable[[], list[Row]]] = {
    "pages": pages.measure,
    "weight": weight.measure,
    "memory": memory.measure,
    "start": start.measure,
    "million": million.measure,
    "writes": writes.measure,
    "statement": statement.measure,
    "subscriptions": subscriptions.measure,
    "allot": allot.measure,
    "register": register.measure,
    "take_over": take_over.measure,
    "supporters": supporters.measure,
    "people": people.measure,
}


def main() -> int:
    """Print each table; exit with 1 when a limit is missed."""
    missed = 0
    for name in sys.argv[1:] or MEASURES:
        rows = MEASURES[name]()
        show(name, rows)
        missed += sum(row.missed for row in rows)
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
